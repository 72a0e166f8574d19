import { valueBook, resolve, type FormDefinition, type FormInput } from '#domain/form/index.ts'
import { paddedDate } from '#domain/words/date-in-words.ts'
import { compileTypst } from '#print/typst.ts'

/** How a paper is marked: a draft, a demonstration ward, a form nobody has compared with the circular. */
export type PaperMarks = { draft: boolean; demo: boolean; confirmed: boolean }

/** The words across a paper that must not be taken for what it is not. */
export function marksOf(form: FormDefinition, { draft, demo, confirmed }: PaperMarks): string[] {
  return [
    ...(demo ? ['BẢN THỬ – KHÔNG CÓ GIÁ TRỊ'] : []),
    ...(draft ? ['BẢN NHÁP'] : []),
    ...(form.labelStatus !== 'seen' && !confirmed ? ['MẪU CHƯA ĐỐI CHIẾU'] : []),
  ]
}

/** The form on paper, PDF/A-2, in its official layout. */
export function printForm(
  catalogueDir: string,
  form: FormDefinition,
  input: FormInput,
  marks: PaperMarks,
): Uint8Array {
  const book = valueBook(form, input)
  const fields = Object.fromEntries(
    resolve(form, input, book)
      .filter(({ applies }) => applies)
      .map((field) => [
        field.key,
        { t: field.printed, b: field.required && field.value === null, value: field.value ?? '' },
      ]),
  )
  const data = {
    title: form.title,
    author: input.ward.name,
    fields,
    gates: Object.fromEntries(form.gates.map(({ key }) => [key, book.read(key) ?? ''])),
    marks: marksOf(form, marks),
    footnotes: form.footnotes,
    declaration: form.declaration ?? '',
    rows: Number(book.read('memberCount') ?? 0),
    place: input.ward.place,
    date: paddedDate(input.on),
  }
  const at = Date.parse(`${input.on}T00:00:00Z`) / 1000
  return compileTypst({ workspace: catalogueDir, main: `forms/${form.id}/print.typ`, data, at })
}
