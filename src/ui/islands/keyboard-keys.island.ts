/** Keys of the desk: F2 goes to the search box, F7–F10 press what carries that key, Alt 1–9 opens a section. Everything works without them. */
document.addEventListener('keydown', (event) => {
  const name = nameOf(event)
  const target = name && document.querySelector<HTMLElement>(`[data-key="${name}"]`)
  if (!target || target.getAttribute('aria-disabled') === 'true') return
  event.preventDefault()
  if (target instanceof HTMLInputElement) {
    target.focus()
    target.select()
  } else if (target.localName === 'summary') openAndEnter(target)
  else target.click()
})

function nameOf({ key, code, ctrlKey, altKey, metaKey }: KeyboardEvent): string | undefined {
  if (ctrlKey || metaKey) return undefined
  if (altKey) return /^Digit[1-9]$/.test(code) ? `Alt ${code.slice(5)}` : undefined
  return /^F([2-9]|10)$/.test(key) ? key : undefined
}

/** Opening goes on to the first place of the section; closing stays on its line. */
function openAndEnter(line: HTMLElement): void {
  line.click()
  const section = line.parentElement as HTMLDetailsElement
  const first = section.open ? section.querySelector<HTMLElement>('.control') : null
  const target = first ?? line
  target.focus()
}
