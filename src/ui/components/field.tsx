import type { ComponentChildren } from 'preact'

export type FieldProps = {
  name: string
  label: string
  hint?: string | undefined
  error?: string | undefined
  value?: string | undefined
  required?: boolean
  lines?: number
  options?: { value: string; label: string }[] | undefined
  inputMode?: 'text' | 'numeric' | 'tel' | 'email'
  /** A day is asked with the calendar of the browser. */
  type?: 'text' | 'date'
  caps?: boolean
  /** Ideas under the control that fill it with one touch where scripts run; plain suggestions otherwise. */
  suggestions?: string[] | undefined
}

/** Label above, hint, then the error before the control: what, where and how stand before the hand reaches it. */
export function Field(props: FieldProps) {
  const { name, label, hint, error } = props
  const id = `f-${name.replaceAll('.', '-')}`
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div class={error ? 'field field--error' : 'field'}>
      <label class="field__label" for={id}>
        {label}
      </label>
      {hint && (
        <span class="field__hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {error && (
        <span class="field__error" id={`${id}-error`}>
          {error}
        </span>
      )}
      <Control {...props} label={undefined} id={id} described={described || undefined} />
    </div>
  )
}

type ControlProps = Omit<FieldProps, 'label' | 'hint'> & {
  id: string
  described?: string | undefined
  label?: string
}

/** The control alone, for a desk row that has its own label. */
export function Control({
  id,
  name,
  value,
  error,
  described,
  label,
  required,
  lines,
  options,
  inputMode,
  caps,
  suggestions,
  type = 'text',
}: ControlProps) {
  const common = {
    id,
    name,
    class: caps ? 'control caps' : 'control',
    'aria-describedby': described,
    'aria-label': label,
    required,
    'aria-invalid': error ? ('true' as const) : undefined,
  }
  if (options) return <select {...common}>{optionList(options, value)}</select>
  if (lines)
    return (
      <textarea {...common} rows={lines}>
        {value ?? ''}
      </textarea>
    )
  const list = suggestions?.length ? `${id}-list` : undefined
  return (
    <>
      <input
        {...common}
        type={type}
        value={value ?? ''}
        inputMode={inputMode}
        list={list}
        spellcheck={false}
      />
      {list && (
        <datalist id={list}>
          {suggestions!.map((text) => (
            <option key={text} value={text} />
          ))}
        </datalist>
      )}
    </>
  )
}

function optionList(
  options: { value: string; label: string }[],
  value: string | undefined,
): ComponentChildren {
  return [
    <option key="" value="" selected={!value}>
      …
    </option>,
    ...options.map((option) => (
      <option key={option.value} value={option.value} selected={option.value === value}>
        {option.label}
      </option>
    )),
  ]
}
