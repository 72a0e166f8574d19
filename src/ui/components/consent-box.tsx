import type { ConsentWording } from '#domain/consent/index.ts'
import { usePage } from '../page-context.ts'

type ConsentBoxProps = {
  name: string
  label: string
  /** The sentence in force; without one nothing is asked. */
  wording: ConsentWording | undefined
  error?: string | undefined
  /** Only on the page that comes back to be mended: what she said a moment ago, never what we would like. */
  saidBefore?: boolean
}

/** One purpose, one box, never ticked beforehand; the whole sentence stands beside it. */
export function ConsentBox({ name, label, wording, error, saidBefore = false }: ConsentBoxProps) {
  const { lang } = usePage()
  if (!wording) return null
  const id = `f-${name}`
  return (
    <div class={error ? 'field field--error consent' : 'field consent'} data-consent={wording.purpose}>
      {error && (
        <span class="field__error" id={`${id}-error`}>
          {error}
        </span>
      )}
      <label class="choice">
        <input
          type="checkbox"
          id={id}
          name={name}
          value="yes"
          checked={saidBefore}
          aria-describedby={error ? `${id}-error` : undefined}
        />
        <span class="choice__card">
          <b>{label}</b>
          <span>{wording[lang]}</span>
        </span>
      </label>
    </div>
  )
}
