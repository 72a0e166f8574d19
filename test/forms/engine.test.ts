import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  coverage,
  nextQuestions,
  possibleProblems,
  problems,
  readBack,
  resolve,
  sourcesOf,
  keysIn,
  type FormDefinition,
} from '#domain/form/index.ts'
import { listFormIds } from '#modules/forms/index.ts'
import { answerAll, anyPicks } from './any-visit.ts'
import { aVisit, catalogueDir, getForm, seed, spoken, theFather, theMother } from './catalogue-forms.ts'

const forms = listFormIds(catalogueDir).map(getForm)
const byName = forms.map((form): [string, FormDefinition] => [form.id, form])

describe.each(byName)('%s, whoever comes', (_, form) => {
  test('questions come to an end, none is asked twice, and then the paper is whole and sound', () => {
    fc.assert(
      fc.property(anyPicks, (picks) => {
        const { input } = answerAll(form, aVisit(), picks)
        expect(problems(form, input).filter(({ blocks }) => blocks)).toEqual([])
        const blank = resolve(form, input)
          .filter(({ required, value }) => required && value === null)
          .map(({ key }) => key)
        expect(blank).toEqual([])
      }),
      { seed },
    )
  })

  test('a person whose card was read is never asked what the card says', () => {
    const roles = Object.keys(form.roles)
    fc.assert(
      fc.property(anyPicks, fc.constantFrom(...roles), (picks, role) => {
        const { asked } = answerAll(form, aVisit({ people: { [role]: theMother } }), picks)
        const onCard = [
          'fullName',
          'dateOfBirth',
          'sex',
          'idNumber',
          'issuedOn',
          'idIssuer',
          'residence',
        ].map((attribute) => `${role}.${attribute}`)
        expect(asked.filter((key) => onCard.includes(key))).toEqual([])
      }),
      { seed },
    )
  })

  test('nonsense is never taken for an answer that decides, and nothing throws', () => {
    const keys = [...form.gates, ...form.fields].map(({ key }) => key)
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...keys), fc.string({ unit: 'grapheme', maxLength: 40 })),
        (said) => {
          const input = aVisit({ people: { applicant: theMother } }, said)
          const fields = resolve(form, input)
          const codes = possibleProblems(form).map(({ code }) => code)
          expect(problems(form, input).filter(({ code }) => !codes.includes(code))).toEqual([])
          expect(fields.map(({ key }) => key)).toEqual(form.fields.map(({ key }) => key))
          readBack(form, input)
          const { supplied, suppliable, fields: applying } = coverage(fields, nextQuestions(form, input), 0)
          expect(supplied).toBeLessThanOrEqual(suppliable)
          expect(suppliable).toBeLessThanOrEqual(applying)
        },
      ),
      { seed },
    )
  })

  test('every place that can be said is read back', () => {
    const spokenKeys = new Set(
      form.readBack.flatMap(({ say, when }) => [
        ...keysIn(say),
        ...(when ? JSON.stringify(when).match(/[a-z][\w.]*/gi)! : []),
      ]),
    )
    const feeds = (key: string) =>
      form.fields.filter(
        ({ derive, key: own }) => spokenKeys.has(own) && derive.some((rule) => sourcesOf(rule).includes(key)),
      )
    const silent = form.fields
      .filter(({ question, key }) => question && !spokenKeys.has(key) && feeds(key).length === 0)
      .map(({ key }) => key)
    const silentParts = form.fields
      .flatMap(({ parts }) => (parts ? [parts.idNumber, parts.other!] : []))
      .filter((key) => !spokenKeys.has(key))
    expect([...silent, ...silentParts]).toEqual([])
  })

  test('a changed answer is read again', () => {
    fc.assert(
      fc.property(anyPicks, fc.nat(), (picks, which) => {
        const { input, asked } = answerAll(form, aVisit(), picks)
        const texts = asked.filter((key) =>
          form.fields.some(
            (field) =>
              field.key === key && ['text', 'address', 'authority', 'person_name'].includes(field.type),
          ),
        )
        const key = texts[which % texts.length]
        if (!key || input.answers[key]!.value === 'none') return
        const after = { ...input, answers: { ...input.answers, ...spoken({ [key]: 'Điều Đã Đổi' }) } }
        expect(
          readBack(form, after)
            .map(({ text }) => text)
            .join(' ')
            .toLowerCase(),
        ).toContain('điều đã đổi')
        expect(readBack(form, after)).not.toEqual(readBack(form, input))
      }),
      { seed },
    )
  })

  test('what is asked is kind: one question, ending as one', () => {
    const asked = [...form.gates, ...form.fields].flatMap(({ question }) => question ?? [])
    expect(asked.filter((question) => !question.endsWith('?') || question.split('?').length > 2)).toEqual([])
  })
})

describe('one person in two roles', () => {
  const birth = getForm('to-khai-khai-sinh')
  const read = (input: ReturnType<typeof aVisit>) =>
    new Map(resolve(birth, input).map(({ key, printed, source }) => [key, { printed, source }]))

  test('her card fills both, whichever role it was read for', () => {
    for (const role of ['mother', 'applicant']) {
      const fields = read(aVisit({ people: { [role]: theMother } }, { applicantIs: 'mother' }))
      expect(fields.get('applicant.fullName')).toEqual({
        printed: theMother.fullName,
        source: `card:${role}`,
      })
      expect(fields.get('mother.fullName')).toEqual({ printed: theMother.fullName, source: `card:${role}` })
    }
  })

  test('saying it outright answers the question who the applicant is', () => {
    const input = aVisit({ people: { mother: theMother }, same: { applicant: 'mother' } })
    expect(read(input).get('applicant.relation')).toEqual({ printed: 'Mẹ', source: 'derived' })
    expect(nextQuestions(birth, input).map(({ key }) => key)).not.toContain('applicantIs')
  })

  test('the answer to the question has the last word', () => {
    const fields = read(
      aVisit(
        { people: { mother: theMother, father: theFather }, same: { applicant: 'mother' } },
        { applicantIs: 'father' },
      ),
    )
    expect(fields.get('applicant.fullName')!.printed).toBe(theFather.fullName)
    expect(fields.get('mother.fullName')!.printed).toBe(theMother.fullName)
  })

  test('two cards with two numbers cannot be one person', () => {
    const input = aVisit({ people: { applicant: theFather, mother: theMother } }, { applicantIs: 'mother' })
    expect(problems(birth, input)).toContainEqual({
      key: 'applicant.idNumber',
      code: 'form.two-cards-one-person',
      params: {},
      blocks: true,
    })
  })

  test('saying that each is the other ends', () => {
    const input = aVisit({
      people: { mother: theMother },
      same: { applicant: 'mother', mother: 'applicant' },
    })
    expect(read(input).get('applicant.fullName')!.printed).toBe(theMother.fullName)
  })
})

describe('what was said before', () => {
  test('is not asked again by another form of the visit', () => {
    const [birth, extract] = [getForm('to-khai-khai-sinh'), getForm('to-khai-trich-luc-ho-tich')]
    const first = answerAll(
      birth,
      aVisit(
        { people: { mother: theMother } },
        { applicantIs: 'other', 'applicant.idNumber': '045152000777' },
      ),
      [1, 2, 4],
    )
    const later = nextQuestions(extract, first.input).map(({ key }) => key)
    expect(later.filter((key) => first.asked.includes(key))).toEqual([])
    expect(first.asked).toContain('applicant.fullName')
  })

  test('an answer to a question that no longer arises decides nothing', () => {
    const birth = getForm('to-khai-khai-sinh')
    const input = aVisit(
      {},
      { parentsOnPaper: 'motherOnly', parentsMarried: 'yes', 'father.fullName': 'Trần Văn Bình' },
    )
    const applying = resolve(birth, input)
      .filter(({ applies }) => applies)
      .map(({ key }) => key)
    expect(applying.filter((key) => /^(father|marriage)\./.test(key))).toEqual([])
  })

  test('an answer that was not understood is asked again and told', () => {
    const input = aVisit({}, { parentsOnPaper: 'chắc là cả hai' })
    const birth = getForm('to-khai-khai-sinh')
    expect(nextQuestions(birth, input)[0]!.key).toBe('parentsOnPaper')
    expect(problems(birth, input)[0]).toMatchObject({
      key: 'parentsOnPaper',
      code: 'form.not-an-option',
      blocks: true,
    })
  })

  test('an empty answer is none at all', () => {
    const birth = getForm('to-khai-khai-sinh')
    expect(
      resolve(birth, aVisit({ people: { mother: theMother } }, { 'mother.fullName': '  ' })).find(
        ({ key }) => key === 'mother.fullName',
      )!.source,
    ).toBe('card:mother')
  })
})

describe('identity documents', () => {
  const death = getForm('to-khai-khai-tu')
  const documentOf = (said: Record<string, string>) =>
    resolve(death, aVisit({}, said)).find(({ key }) => key === 'applicant.idDocument')!

  test.each([
    [
      '15/08/2016',
      'Thẻ căn cước công dân số 045192000123, Cục Cảnh sát đăng ký quản lý cư trú và dữ liệu quốc gia về dân cư cấp ngày 15/08/2016',
    ],
    [
      '30/06/2024',
      'Thẻ căn cước công dân số 045192000123, Cục Cảnh sát quản lý hành chính về trật tự xã hội cấp ngày 30/06/2024',
    ],
    ['01/07/2024', 'Thẻ căn cước số 045192000123, Bộ Công an cấp ngày 01/07/2024'],
  ])('a card of %s knows its issuer, which is not compared with the law yet', (issuedOn, printed) => {
    const field = documentOf({ 'applicant.idNumber': '045192000123', 'applicant.issuedOn': issuedOn })
    expect(field).toMatchObject({ printed, confidence: 'doubtful' })
  })

  test('a card from before is asked for its issuer', () => {
    const input = aVisit({}, { 'applicant.idNumber': '045192000123', 'applicant.issuedOn': '1/1/2010' })
    expect(nextQuestions(death, input).map(({ key }) => key)).toContain('applicant.idIssuer')
  })

  test('without a number, what there is instead is asked and stands on the paper, and residence applies', () => {
    const none = { 'applicant.idNumber': 'none' }
    expect(nextQuestions(death, aVisit({}, none)).map(({ key }) => key)).toEqual(
      expect.arrayContaining(['applicant.otherDocument', 'applicant.residence']),
    )
    expect(documentOf({ ...none, 'applicant.otherDocument': 'Hộ chiếu số C0000001' }).printed).toBe(
      'Hộ chiếu số C0000001',
    )
    expect(documentOf({ ...none, 'applicant.otherDocument': 'không có' }).printed).toBe('Không có')
  })

  test('a document told in one breath counts as told', () => {
    const input = aVisit({}, { 'applicant.idDocument': 'Hộ chiếu số C0000001' })
    const asked = nextQuestions(death, input).map(({ key }) => key)
    expect(
      asked.filter((key) => /idNumber|issuedOn|otherDocument/.test(key) && key.startsWith('applicant')),
    ).toEqual([])
    expect(asked).toContain('applicant.residence')
  })

  test('a number that tells another year or sex is said, from a card or by hand, and does not stop', () => {
    const told = (more: object) =>
      problems(death, aVisit({ people: { applicant: { ...theMother, ...more } } })).filter(({ code }) =>
        code.startsWith('form.number-'),
      )
    const [century, sex] = theMother.idNumber!.slice(3, 4) === '1' ? ['3', '0'] : ['1', '1']
    const swap = (digit: string) => ({
      idNumber: `${theMother.idNumber!.slice(0, 3)}${digit}${theMother.idNumber!.slice(4)}`,
    })
    expect(told({})).toEqual([])
    expect(told(swap(century!))).toEqual([
      { key: 'applicant.idNumber', code: 'form.number-year', params: {}, blocks: false },
    ])
    expect(told(swap(sex!))).toEqual([
      { key: 'applicant.idNumber', code: 'form.number-sex', params: {}, blocks: false },
    ])
    const byHand = aVisit({}, { 'applicant.idNumber': '045198000214', 'applicant.dateOfBirth': '05/09/1989' })
    expect(problems(death, byHand).map(({ code }) => code)).toEqual(['form.number-year'])
  })

  test('a card is not issued before its owner is born', () => {
    const input = aVisit({ people: { applicant: { ...theMother, dateOfBirth: '2022-01-01' } } })
    expect(problems(death, input)).toContainEqual({
      key: 'applicant.issuedOn',
      code: 'form.issued-before-birth',
      params: {},
      blocks: true,
    })
  })
})

describe('who is of age', () => {
  const ct01 = getForm('ct01')
  const asksGuardian = (dateOfBirth: string) =>
    nextQuestions(ct01, aVisit({ people: { subject: { ...theMother, dateOfBirth } } })).some(
      ({ key }) => key === 'guardianConsentBy',
    )

  test.each([
    ['2008-11-25', false],
    ['2008-11-26', true],
    ['2010', true],
    ['2008', true],
    ['2007', false],
    ['2008-10', false],
    ['2008-11', true],
  ])('born %s: guardian asked %s', (born, asked) => {
    expect(asksGuardian(born)).toBe(asked)
  })
})

test('a mother of ten is told and may be right; a mother younger than her child is not', () => {
  const birth = getForm('to-khai-khai-sinh')
  const of = (born: string) =>
    problems(
      birth,
      aVisit(
        {},
        { parentsOnPaper: 'motherOnly', 'mother.dateOfBirth': born, 'child.dateOfBirth': '1/1/2026' },
      ),
    )
  expect(of('1/1/2016')).toEqual([
    { key: 'mother.dateOfBirth', code: 'form.parent-too-young', params: { age: 10 }, blocks: false },
  ])
  expect(of('2/1/2026')).toEqual([
    { key: 'mother.dateOfBirth', code: 'form.parent-too-young', params: { age: 0 }, blocks: true },
  ])
  expect(of('1/1/1996')).toEqual([])
})

test('a chosen word is small inside a sentence: it is no name', () => {
  const birth = getForm('to-khai-khai-sinh')
  const input = aVisit(
    { people: { mother: theMother } },
    {
      parentsOnPaper: 'motherOnly',
      applicantIs: 'mother',
      'child.fullName': 'Nguyễn An Nhiên',
      'child.sex': 'Nữ',
    },
  )
  const said = (form: FormDefinition) => readBack(form, input).map(({ text }) => text)
  expect(said(birth)).toContain('Người đi khai là Nguyễn Thị Thuỳ Dương, mẹ của bé.')
  expect(said(birth)).toContain('Bé tên NGUYỄN AN NHIÊN, nữ.')
  expect(said({ ...birth, readBack: [{ say: 'Bà con là {applicantIs}.' }] })).toEqual([
    'Bà con là mẹ của bé.',
  ])
})
