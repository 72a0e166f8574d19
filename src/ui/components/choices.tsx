export type ChoiceOption = { value: string; label: string; say?: string | undefined }

type ChoicesProps = {
  name: string
  legend: string
  legendHidden?: boolean
  options: readonly ChoiceOption[]
  chosen?: string | readonly string[] | undefined
  many?: boolean
  error?: string | undefined
}

/** The whole card is the key. Nothing is chosen beforehand unless it was said. */
export function Choices({ name, legend, legendHidden, options, chosen, many, error }: ChoicesProps) {
  const picked = Array.isArray(chosen) ? chosen : chosen ? [chosen] : []
  return (
    <fieldset class={error ? 'field field--error' : 'field'}>
      <legend class={legendHidden ? 'sr' : undefined}>{legend}</legend>
      {error && <span class="field__error">{error}</span>}
      <div class="choices">
        {options.map(({ value, label, say }) => (
          <label class="choice" key={value}>
            <input
              type={many ? 'checkbox' : 'radio'}
              name={name}
              value={value}
              checked={picked.includes(value)}
            />
            <span class="choice__card">
              <b>{label}</b>
              {say && <span>{say}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
