import { none, type Field, type ResolvedField } from '#domain/form/index.ts'
import { doubtfulKeys } from '#domain/visit/cards-read.ts'
import { Control } from '#ui/components/field.tsx'
import { MaskedNumber } from '#ui/components/masked-number.tsx'
import { SourceChip } from '#ui/components/source-chip.tsx'
import { usePage } from '#ui/page-context.ts'
import { upperFirst } from '#lib/vietnamese-text.ts'
import { showDate } from '#lib/plain-date.ts'
import { valueBook } from '#domain/form/index.ts'
import type { DraftView } from '#modules/intake/index.ts'
import { unmaskForm } from '../privacy/keep-panel.tsx'
import { shownValue } from './shown-value.ts'

type RowProps = { view: DraftView; field: ResolvedField }

/** One place of the form on dots: label, control, source, and what is wrong with it. */
export function FieldRow({ view, field }: RowProps) {
  const { t } = usePage()
  const definition = view.form.fields.find(({ key }) => key === field.key)!
  const problem = view.problems.find(
    ({ key }) =>
      key === field.key || definition.parts?.idNumber === key || definition.parts?.issuedOn === key,
  )
  const unclear = isUnclear(view, field, definition)
  const say = problem ? t.form.problems[problem.code] : unclear ? t.card.again : undefined
  const row = problem?.blocks ? 'f f--stop' : say ? 'f f--mind' : 'f'
  const number = view.form.fields.indexOf(definition) + 1
  return (
    <div class={row}>
      <span class="f__no">{number}</span>
      <label for={`f-f-${(definition.parts?.idNumber ?? field.key).replaceAll('.', '-')}`}>
        {upperFirst(field.label.replace(/\s*\(\d\)$|:$/g, ''))}
      </label>
      {definition.parts ? (
        <DocumentCell view={view} field={definition} />
      ) : (
        <ValueCell view={view} field={field} definition={definition} say={say} />
      )}
      <SourceChip source={field.source} by={field.by ?? undefined} />
      {say && (
        <span class="f__say" id={`noi-${field.key.replaceAll('.', '-')}`}>
          {say}
        </span>
      )}
    </div>
  )
}

/** A damaged card left this place open, under any role of the same person, and nobody has said it since. */
function isUnclear(view: DraftView, field: ResolvedField, { parts }: Field): boolean {
  const book = valueBook(view.form, view.input)
  const marked = doubtfulKeys(view.visit.events)
  const keys = parts ? [parts.issuedOn] : [field.key]
  return keys.some((key) => {
    const [role = '', attribute] = key.split('.')
    return !book.read(key) && book.rolesOf(role).some((other) => marked.has(`${other}.${attribute}`))
  })
}

type ValueProps = { view: DraftView; field: ResolvedField; definition: Field; say: string | undefined }

function ValueCell({ view, field, definition, say }: ValueProps) {
  const { t } = usePage()
  const suggestions = view.questions.find(({ key }) => key === field.key)?.suggestions
  const name = `f.${field.key}`
  const id = `f-${name.replaceAll('.', '-')}`
  const isNumber = field.type === 'id_number'
  const number = isNumber && field.value && field.value !== none ? field.value : undefined
  return (
    <span class="cell">
      <Control
        id={id}
        name={name}
        error={say}
        value={isNumber ? '' : shownValue(field)}
        caps={definition.caps}
        options={definition.options?.map(({ value, label }) => ({ value, label }))}
        lines={!definition.options && shownValue(field).length > 60 ? 2 : undefined}
        suggestions={suggestions}
      />
      {number && (
        <MaskedNumber
          value={number}
          name={field.key}
          isShown={view.unmasked === field.key}
          form={unmaskForm}
        />
      )}
      {definition.mayBeNone && !field.value && <NoneBox name={name} label={t.form.none} />}
      {field.value === none && <span class="soft">{t.form.none}</span>}
    </span>
  )
}

function NoneBox({ name, label }: { name: string; label: string }) {
  return (
    <label class="row none-box">
      <input type="checkbox" name={name} value={none} /> {label}
    </label>
  )
}

/** An identity document: from a card it is shown with its last three digits; otherwise its three parts are asked. */
function DocumentCell({ view, field }: { view: DraftView; field: Field }) {
  const { t } = usePage()
  const book = valueBook(view.form, view.input)
  const { idNumber, issuedOn, issuer } = field.parts!
  const number = book.find(idNumber)
  const known = number && number.value !== none
  return (
    <span class="cell">
      {number?.value === none && <span class="fixed">{t.form.none}</span>}
      {known && (
        <span class="fixed">
          <MaskedNumber
            value={number.value}
            name={idNumber}
            isShown={view.unmasked === idNumber}
            form={unmaskForm}
          />
          {book.read(issuedOn) ? `, ${showDate(book.read(issuedOn)!)}` : ''}
          {book.read(issuer) ? `, ${book.read(issuer)}` : ''}
        </span>
      )}
      {!known && (
        <span class="three">
          <Control
            id={`f-f-${idNumber.replaceAll('.', '-')}`}
            name={`f.${idNumber}`}
            value=""
            inputMode="numeric"
          />
          <NoneBox name={`f.${idNumber}`} label={t.form.none} />
        </span>
      )}
      {known && !book.find(issuedOn) && (
        <Control
          id={`f-f-${issuedOn.replaceAll('.', '-')}`}
          name={`f.${issuedOn}`}
          value=""
          label={t.card.attributes.issuedOn}
        />
      )}
      {known && book.find(issuedOn) && !book.find(issuer) && (
        <Control
          id={`f-f-${issuer.replaceAll('.', '-')}`}
          name={`f.${issuer}`}
          value=""
          label={t.card.issuer}
        />
      )}
    </span>
  )
}
