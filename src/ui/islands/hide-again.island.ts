/** A number that was asked for hides itself: after its seconds, and at once when the page is no longer looked at. */
for (const shown of document.querySelectorAll<HTMLElement>('[data-hide-after]')) {
  const hide = () => {
    shown.textContent = shown.dataset.masked ?? ''
    shown.removeAttribute('data-hide-after')
  }
  setTimeout(hide, Number(shown.dataset.hideAfter) * 1_000)
  document.addEventListener('visibilitychange', () => document.hidden && hide())
  addEventListener('pagehide', hide)
}
