/** Six digits of an app: the phone offers them, spaces do not matter. */
export function CodeField({ label, error }: { label: string; error?: string | undefined }) {
  return (
    <div class={error ? 'field field--error' : 'field'}>
      <label class="field__label" for="f-code">
        {label}
      </label>
      {error && (
        <span class="field__error" id="f-code-error">
          {error}
        </span>
      )}
      <input
        class="control num"
        type="text"
        id="f-code"
        name="code"
        inputMode="numeric"
        autocomplete="one-time-code"
        maxLength={9}
        aria-describedby={error ? 'f-code-error' : undefined}
        aria-invalid={error ? 'true' : undefined}
        required
      />
    </div>
  )
}
