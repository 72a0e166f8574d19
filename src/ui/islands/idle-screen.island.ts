const touches = ['pointerdown', 'keydown', 'scroll', 'input'] as const

/** Counts the time since the last touch; asks before it leaves, or covers at once. Nothing is stored, nothing is sent. */
class IdleScreen extends HTMLElement {
  private last = Date.now()
  private timer: ReturnType<typeof setInterval> | undefined

  connectedCallback(): void {
    for (const name of touches) addEventListener(name, this.touch, { capture: true, passive: true })
    this.querySelector('[data-stay]')?.addEventListener('click', this.stay)
    this.timer = setInterval(this.look, 1_000)
    addEventListener('pageshow', this.look)
  }

  disconnectedCallback(): void {
    clearInterval(this.timer)
    for (const name of touches) removeEventListener(name, this.touch, { capture: true })
  }

  private number(name: 'after' | 'warn'): number {
    return Number(this.dataset[name]) * 1_000
  }

  private readonly touch = (): void => {
    // Once covered, only the key of the cover lifts it: a sleeve on the glass does not.
    if (!this.dialog.open) this.last = Date.now()
  }

  private get dialog(): HTMLDialogElement {
    return this.querySelector('dialog')!
  }

  private readonly stay = (): void => {
    this.last = Date.now()
    document.body.classList.remove('covered')
    this.dialog.close()
  }

  private readonly look = (): void => {
    const idle = Date.now() - this.last
    const isLeaving = this.dataset.how === 'leave'
    if (isLeaving && idle >= this.number('after')) return location.replace(this.dataset.leave ?? '/')
    if (idle < this.number('after') - (isLeaving ? this.number('warn') : 0) || this.dialog.open) return
    if (!isLeaving) document.body.classList.add('covered')
    this.dialog.showModal()
  }
}

customElements.define('idle-screen', IdleScreen)
