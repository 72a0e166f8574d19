import { describe, expect, it } from 'vitest'
import type { DraftView } from '#modules/intake/index.ts'
import { formSections } from './form-sections.ts'

type View = Parameters<typeof formSections>[0]

function field(
  key: string,
  section: string,
  more: Partial<View['fields'][number]> = {},
): View['fields'][number] {
  return {
    key,
    section,
    label: key,
    type: 'text',
    applies: true,
    required: true,
    value: 'x',
    printed: 'x',
    source: 'typed',
    by: null,
    confidence: 'sure',
    suppliable: false,
    signed: false,
    onPaper: true,
    problem: null,
    ...more,
  }
}

function view(fields: View['fields'], more: Partial<View> = {}): View {
  const form = {
    sections: { one: 'Người yêu cầu', two: 'Người mẹ' },
    fields: fields.map(({ key }) => ({ key })),
  } as unknown as DraftView['form']
  return { form, fields, questions: [], problems: [], ...more }
}

describe('the sections of a form', () => {
  it('fold when nothing is asked and nothing is wrong', () => {
    const [one, two] = formSections(
      view([field('a', 'one'), field('b', 'two', { value: null, printed: '' })]),
    )
    expect(one).toMatchObject({ needsHand: false, known: 1, missing: 0 })
    expect(two).toMatchObject({ needsHand: true, known: 0, missing: 1 })
  })

  it('stand open for a question that may stay empty, and for what is wrong', () => {
    const optional = field('a', 'one', { value: null, printed: '', required: false })
    const asked = { key: 'a' } as View['questions'][number]
    const wrong = { key: 'b', code: 'form.date-incomplete', blocks: false } as View['problems'][number]
    const sections = formSections(
      view([optional, field('b', 'two')], { questions: [asked], problems: [wrong] }),
    )
    expect(sections.map(({ needsHand }) => needsHand)).toEqual([true, true])
    expect(formSections(view([optional]))[0]!.needsHand).toBe(false)
  })

  it('say what they hold, without numbers of cards and without what follows', () => {
    const fields = [
      field('name', 'one', { printed: 'Lê Thị Thử' }),
      field('number', 'one', { type: 'id_number', printed: '045198000214' }),
      field('words', 'one', { printed: 'Ngày một', source: 'derived' }),
      field('day', 'one', { printed: '01/02/1990' }),
    ]
    expect(formSections(view(fields))[0]!.gist).toBe('Lê Thị Thử, 01/02/1990')
  })

  it('leave out what does not apply and what is signed by hand', () => {
    expect(
      formSections(view([field('a', 'one', { applies: false }), field('b', 'two', { signed: true })])),
    ).toEqual([])
  })
})
