import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'

/** Asks the browser for a passkey, puts its answer into the form around it, and sends the form. */
class PassKey extends HTMLElement {
  connectedCallback(): void {
    if (!browserSupportsWebAuthn()) return
    this.hidden = false
    this.querySelector('button')!.addEventListener('click', () => void this.run())
  }

  private async run(): Promise<void> {
    const form = this.closest('form')!
    const say = this.querySelector<HTMLElement>('[role=alert]')!
    say.hidden = true
    try {
      const answer = await this.answer(await this.options(form))
      this.querySelector<HTMLInputElement>('input[type=hidden]')!.value = JSON.stringify(answer)
      form.submit()
    } catch {
      say.textContent = this.dataset.failed ?? ''
      say.hidden = false
    }
  }

  private async options(form: HTMLFormElement): Promise<unknown> {
    const csrf = form.querySelector<HTMLInputElement>('[name=_csrf]')!.value
    const answer = await fetch(this.dataset.challenge!, {
      method: 'POST',
      body: new URLSearchParams({ _csrf: csrf }),
    })
    if (!answer.ok) throw new Error(String(answer.status))
    return answer.json()
  }

  private answer(options: unknown): Promise<unknown> {
    return this.dataset.make === undefined
      ? startAuthentication({ optionsJSON: options as PublicKeyCredentialRequestOptionsJSON })
      : startRegistration({ optionsJSON: options as PublicKeyCredentialCreationOptionsJSON })
  }
}

customElements.define('pass-key', PassKey)
