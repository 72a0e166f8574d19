import { getDocumentProxy } from 'unpdf'
import { beforeAll, describe, expect, test } from 'vitest'
import { resolve, type FormDefinition, type FormInput } from '#domain/form/index.ts'
import { countHandwritten, listFormIds, marksOf, printForm } from '#modules/forms/index.ts'
import { answerAll } from './any-visit.ts'
import { aVisit, catalogueDir, getForm, spoken, theMother } from './catalogue-forms.ts'

const final = { draft: false, demo: false, confirmed: true }
const forms = listFormIds(catalogueDir).map((id): [string, FormDefinition] => [id, getForm(id)])
const print = (form: FormDefinition, input: FormInput, marks = final) =>
  printForm(catalogueDir, form, input, marks)

/** The words of each page as a reader selects them, runs joined with single spaces. */
async function pagesOf(pdf: Uint8Array): Promise<string[]> {
  const document = await getDocumentProxy(new Uint8Array(pdf))
  const pages = Array.from({ length: document.numPages }, (_, index) => document.getPage(index + 1))
  return Promise.all(
    pages.map(async (page) => {
      const { items } = await (await page).getTextContent()
      return items
        .map((item) => ('str' in item ? item.str : ''))
        .join(' ')
        .replace(/\s+/g, ' ')
    }),
  )
}

describe.each(forms)('%s on paper', (_, form) => {
  const picks = [
    [1, 2, 4],
    [2, 5, 7, 8],
    [0, 1, 3],
  ]

  test.each(picks)('whole: nothing is left to write by hand', async (...pick) => {
    const { input } = answerAll(form, aVisit(), pick)
    expect(await countHandwritten(print(form, input))).toBe(0)
  })

  test('half answered: as many dotted places as the engine says are missing', async () => {
    const { input, asked } = answerAll(form, aVisit(), [1, 2, 4])
    for (const kept of [0, 1, 2, 4, 7, Math.floor(asked.length / 2), asked.length - 1]) {
      const answers = Object.fromEntries(asked.slice(0, kept).map((key) => [key, input.answers[key]!]))
      const half = { ...input, answers }
      const blanks = resolve(form, half).filter(
        ({ required, value, onPaper }) => required && onPaper && value === null,
      )
      expect([kept, await countHandwritten(print(form, half, { ...final, draft: true }))]).toEqual([
        kept,
        blanks.length,
      ])
    }
  })

  test('every value can be selected, in NFC, and nothing is cut', async () => {
    const { input } = answerAll(form, aVisit(), [1, 2, 4])
    const text = (await pagesOf(print(form, input))).join(' ')
    const squeezed = text.replace(/\s/g, '')
    expect(text).toBe(text.normalize('NFC'))
    const missing = resolve(form, input)
      .filter(({ onPaper, applies, type }) => onPaper && applies && !['enum', 'consent'].includes(type))
      .filter(({ printed }) => !squeezed.includes(printed.replace(/\s/g, '')))
    expect(missing.map(({ key, printed }) => [key, printed])).toEqual([])
  })

  test('it is PDF/A-2 in Vietnamese with a title and fonts of its own', () => {
    const { input } = answerAll(form, aVisit(), [1])
    const raw = Buffer.from(print(form, input)).toString('latin1')
    expect(raw).toMatch(/pdfaid:part>2</)
    expect(raw).toMatch(/pdfaid:conformance>B</)
    expect(raw).toMatch(/\/Lang\s*\(vi/)
    expect(
      [...raw.matchAll(/\/FontName\s*\/\w+\+(\w+)/g)].map((match) => match[1]!.slice(0, 5)),
    ).not.toContainEqual(expect.not.stringMatching('Tinos'))
  })
})

describe('the birth registration', () => {
  const birth = getForm('to-khai-khai-sinh')
  let whole: FormInput
  beforeAll(() => {
    whole = answerAll(
      birth,
      aVisit({ people: { mother: theMother } }, { parentsOnPaper: 'both', applicantIs: 'mother' }),
      [1, 2, 4],
    ).input
  })

  test('is one sheet, and the same sheet byte for byte when printed again', async () => {
    expect(await pagesOf(print(birth, whole))).toHaveLength(1)
    expect(Buffer.from(print(birth, whole)).equals(Buffer.from(print(birth, whole)))).toBe(true)
  })

  test('wraps what is too long for a line', async () => {
    const name = 'Tôn Nữ Hoàng Nguyễn Phước Công Huyền Khánh Thụy Ánh Nguyệt Minh Châu Bảo Ngọc Như Ý An'
    const answers = {
      ...whole.answers,
      ...spoken({ 'mother.fullName': name, 'child.birthPlace': `${'Trạm Y tế '.repeat(25)}cuối cùng` }),
    }
    const text = (await pagesOf(print(birth, { ...whole, answers }))).join(' ').replace(/\s/g, '')
    expect(text).toContain(name.replace(/\s/g, ''))
    expect(text).toContain('cuốicùng')
  })

  test('prints marks of the typesetter as they were typed', async () => {
    const typed = '#panic("x") *đậm* _nghiêng_ $x$ <a> @b [c] \\ // /* ~ `'
    const answers = { ...whole.answers, ...spoken({ 'child.origin': typed }) }
    expect((await pagesOf(print(birth, { ...whole, answers }))).join(' ').replace(/\s/g, '')).toContain(
      typed.replace(/\s/g, ''),
    )
  })
})

describe('marks across a paper', () => {
  const extract = getForm('to-khai-trich-luc-ho-tich')
  test.each([
    [{ draft: true, demo: false, confirmed: true }, ['BẢN NHÁP']],
    [{ draft: false, demo: true, confirmed: true }, ['BẢN THỬ – KHÔNG CÓ GIÁ TRỊ']],
    [{ draft: false, demo: false, confirmed: false }, ['MẪU CHƯA ĐỐI CHIẾU']],
    [
      { draft: true, demo: true, confirmed: false },
      ['BẢN THỬ – KHÔNG CÓ GIÁ TRỊ', 'BẢN NHÁP', 'MẪU CHƯA ĐỐI CHIẾU'],
    ],
    [{ draft: false, demo: false, confirmed: true }, []],
  ])('%o', async (marks, expected) => {
    expect(marksOf(extract, marks)).toEqual(expected)
    const { input } = answerAll(extract, aVisit(), [1])
    const text = (await pagesOf(print(extract, input, marks))).join(' ')
    const all = ['BẢN THỬ – KHÔNG CÓ GIÁ TRỊ', 'BẢN NHÁP', 'MẪU CHƯA ĐỐI CHIẾU']
    expect(all.filter((mark) => text.includes(mark))).toEqual(expected)
  })

  test('a form whose labels were seen needs no confirmation', () => {
    expect(marksOf(getForm('ct01'), { draft: false, demo: false, confirmed: false })).toEqual([])
  })
})
