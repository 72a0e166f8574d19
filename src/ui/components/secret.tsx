type SecretProps = {
  name: string
  label: string
  hint?: string | undefined
  error?: string | undefined
  /** A new phrase to keep, or the one kept: password managers offer accordingly. */
  isNew: boolean
}

/** A passphrase: never drawn with what was typed, pasting allowed, long enough for a sentence. */
export function Secret({ name, label, hint, error, isNew }: SecretProps) {
  const id = `f-${name}`
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
        <span class="field__error" id={`${id}-error`} data-say={error}>
          {error}
        </span>
      )}
      <input
        class="control"
        type="password"
        id={id}
        name={name}
        maxLength={200}
        autocomplete={isNew ? 'new-password' : 'current-password'}
        aria-describedby={described || undefined}
        aria-invalid={error ? 'true' : undefined}
        required
      />
    </div>
  )
}
