/** Keys of the desk: F2 goes to the search box, F7–F10 press what carries that key. Everything works without them. */
document.addEventListener('keydown', (event) => {
  if (!/^F([2-9]|10)$/.test(event.key) || event.ctrlKey || event.altKey || event.metaKey) return
  const target = document.querySelector<HTMLElement>(`[data-key="${event.key}"]`)
  if (!target || target.getAttribute('aria-disabled') === 'true') return
  event.preventDefault()
  if (target instanceof HTMLInputElement) {
    target.focus()
    target.select()
  } else target.click()
})
