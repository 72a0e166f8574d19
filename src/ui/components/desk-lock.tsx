import { createElement } from 'preact'
import { idleMinutes, needsTwoProofs } from '#domain/access/proof.ts'
import { usePage } from '../page-context.ts'
import { Form } from './form.tsx'
import { Icon } from './icon.tsx'
import { Secret } from './secret.tsx'

/**
 * The sheet that covers a desk left alone. Where scripts run it comes by itself and everything typed stays under it; without
 * them the next page asked for is the locked one, and what was sent goes along.
 */
export function DeskLock() {
  const { t, signedIn, path } = usePage()
  if (!signedIn || !needsTwoProofs(signedIn.roles)) return null
  const data = { 'data-idle-minutes': idleMinutes.desk, 'data-wrong': t.signIn.lockWait }
  return createElement(
    'desk-lock',
    data,
    <Form action="/khoa" class="desk-lock__key">
      <input type="hidden" name="back" value={path} />
      <button class="button button--bare" data-key="F4">
        <Icon name="lock" />
        {t.signIn.lock}
      </button>
    </Form>,
    <LockSheet />,
  )
}

function LockSheet() {
  const { t, signedIn } = usePage()
  const words = t.signIn.locked
  const proof = signedIn?.hasPassphrase ? 'passphrase' : 'press'
  return (
    <dialog class="lock-sheet" aria-labelledby="lock-title">
      <h2 id="lock-title">{words.title}</h2>
      <p>
        <b>{signedIn?.name}</b>. {words.say}
      </p>
      <Form action="/mo-khoa" class="stack">
        <input type="hidden" name="_proof" value={proof} />
        <p class="field__error" role="alert" hidden></p>
        {proof === 'passphrase' && <Secret name="_passphrase" label={t.signIn.passphrase} isNew={false} />}
        <button class="button">{words.go}</button>
      </Form>
    </dialog>
  )
}
