import type { ProofKind } from '#domain/access/proof.ts'
import { Secret } from '#ui/components/secret.tsx'
import { CitizenLayout } from '#ui/layouts/citizen-layout.tsx'
import { usePage } from '#ui/page-context.ts'
import { paths } from '../paths.ts'
import { PasskeyKey } from './passkey-key.tsx'

export type ProofAsked = {
  bar: 'locked' | 'stepUp'
  action: string
  carried: [string, string][]
  proofs: readonly ProofKind[]
  /** A passkey needs a name in the address bar. */
  hasSite: boolean
  error?: string | undefined
}

/** The locked desk, and "show once more that it is you": one proof, and on with what was in hand. */
export function ProofPage(asked: ProofAsked) {
  const { t, signedIn } = usePage()
  const words = t.signIn[asked.bar]
  return (
    <CitizenLayout title={words.title} islands={['passkey']}>
      <main class="page trouble" id="noi-dung">
        <h1>{words.title}</h1>
        <p class="lead">
          <b>{signedIn?.name}</b>. {words.say}
        </p>
        <ProofForms {...asked} />
        {asked.bar === 'locked' && <LeaveInstead />}
      </main>
    </CitizenLayout>
  )
}

function ProofForms(asked: ProofAsked) {
  const { t } = usePage()
  const { proofs, error, bar } = asked
  const go = t.signIn[bar].go
  if (proofs.length === 0) {
    return (
      <CarryingForm {...asked} kind="press">
        {error && <p class="field__error">{error}</p>}
        <p>{t.signIn.demoPress}</p>
        <button class="button">{go}</button>
      </CarryingForm>
    )
  }
  return (
    <div class="stack">
      {proofs.includes('passphrase') && (
        <CarryingForm {...asked} kind="passphrase">
          <Secret name="_passphrase" label={t.signIn.passphrase} error={error} isNew={false} />
          <button class="button">{go}</button>
        </CarryingForm>
      )}
      {proofs.includes('passkey') && asked.hasSite && (
        <CarryingForm {...asked} kind="passkey">
          {!proofs.includes('passphrase') && error && <p class="field__error">{error}</p>}
          <PasskeyKey challenge={paths.signInChallenge()} name="_answer" label={t.signIn.byPasskey} />
        </CarryingForm>
      )}
    </div>
  )
}

type Carrying = ProofAsked & { kind: string; children: preact.ComponentChildren }

function CarryingForm({ action, carried, kind, children }: Carrying) {
  const { csrf, newKey } = usePage()
  const hasKey = carried.some(([name]) => name === '_key')
  return (
    <form method="post" action={action} autocomplete="off" class="stack" novalidate>
      <input type="hidden" name="_csrf" value={csrf} />
      <input type="hidden" name="_proof" value={kind} />
      {!hasKey && <input type="hidden" name="_key" value={newKey()} />}
      {carried.map(([name, value], at) => (
        <input key={`${at}-${name}`} type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  )
}

function LeaveInstead() {
  const { t, csrf, newKey } = usePage()
  return (
    <form method="post" action={paths.signOut()}>
      <input type="hidden" name="_csrf" value={csrf} />
      <input type="hidden" name="_key" value={newKey()} />
      <button class="button button--bare">{t.signIn.notMe}</button>
    </form>
  )
}
