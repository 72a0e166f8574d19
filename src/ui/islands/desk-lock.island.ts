const checkMs = 5_000
const touchMs = 4 * 60_000

/** Covers the desk when nobody has touched it for a while, or at a press, and takes the cover off after one proof. */
class DeskLock extends HTMLElement {
  private lastActive = Date.now()
  private lastTold = Date.now()

  connectedCallback(): void {
    for (const name of ['pointerdown', 'keydown', 'wheel', 'input'])
      document.addEventListener(name, () => this.noteActivity(), { passive: true, capture: true })
    setInterval(() => this.check(), checkMs)
    const [lock, unlock] = this.querySelectorAll('form')
    lock!.addEventListener('submit', (event) => void this.lockNow(event, lock!))
    unlock!.addEventListener('submit', (event) => void this.unlock(event, unlock!))
    this.sheet.addEventListener('cancel', (event) => event.preventDefault())
  }

  private get sheet(): HTMLDialogElement {
    return this.querySelector('dialog')!
  }

  private get isLocked(): boolean {
    return this.sheet.open
  }

  /** Who writes a long form sends nothing for a while: the server is told that she is here. */
  private noteActivity(): void {
    if (this.isLocked) return
    this.lastActive = Date.now()
    if (this.lastActive - this.lastTold < touchMs) return
    this.lastTold = this.lastActive
    void fetch('/con-day', { cache: 'no-store' }).then((answer) => answer.status === 423 && this.cover())
  }

  private check(): void {
    const idleMs = Number(this.dataset.idleMinutes) * 60_000
    if (!this.isLocked && Date.now() - this.lastActive > idleMs) this.cover()
  }

  private cover(): void {
    if (this.isLocked) return
    document.body.classList.add('is-locked')
    this.sheet.showModal()
  }

  private async lockNow(event: SubmitEvent, form: HTMLFormElement): Promise<void> {
    event.preventDefault()
    this.cover()
    await fetch(form.action, { method: 'POST', body: fieldsOf(form), redirect: 'manual' })
  }

  private async unlock(event: SubmitEvent, form: HTMLFormElement): Promise<void> {
    event.preventDefault()
    const say = this.querySelector<HTMLElement>('[role=alert]')!
    const answer = await fetch(form.action, { method: 'POST', body: fieldsOf(form), redirect: 'manual' })
    const isOpen = answer.type === 'opaqueredirect'
    const secret = form.querySelector<HTMLInputElement>('input[type=password]')
    if (secret) secret.value = ''
    say.hidden = isOpen
    if (!isOpen) {
      // Signed out meanwhile, or the session is over: the page that says so is one step away.
      if (answer.status === 401) location.reload()
      say.textContent = this.dataset.wrong ?? ''
      secret?.focus()
      return
    }
    this.lastActive = this.lastTold = Date.now()
    document.body.classList.remove('is-locked')
    this.sheet.close()
  }
}

function fieldsOf(form: HTMLFormElement): URLSearchParams {
  const fields = [...new FormData(form)].map(([name, value]): [string, string] => [name, String(value)])
  return new URLSearchParams(fields)
}

customElements.define('desk-lock', DeskLock)
