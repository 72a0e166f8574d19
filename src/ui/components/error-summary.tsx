/** What is wrong, each with a way to its place; read first by a screen reader. */
export function ErrorSummary({ title, errors }: { title: string; errors: { name: string; say: string }[] }) {
  if (errors.length === 0) return null
  return (
    <div class="errors" role="alert" tabIndex={-1}>
      <h2>{title}</h2>
      <ul>
        {errors.map(({ name, say }) => (
          <li key={name}>
            <a href={`#f-${name.replaceAll('.', '-')}`}>{say}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
