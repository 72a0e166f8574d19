import { Field } from '#ui/components/field.tsx'
import { Form } from '#ui/components/form.tsx'
import { usePage } from '#ui/page-context.ts'
import type { OwnCredential } from '#modules/credentials/index.ts'
import { paths } from '../paths.ts'
import { PasskeyKey } from '../sign-in/passkey-key.tsx'
import { dayOf, Part, type OwnAccount } from './own-part.tsx'

export function PasskeyPart({ credentials, hasSite, problems }: OwnAccount) {
  const { t } = usePage()
  return (
    <Part title={t.signIn.own.passkeyTitle}>
      <p>{t.signIn.own.passkeySay}</p>
      {credentials
        .filter(({ kind }) => kind === 'passkey')
        .map((one) => (
          <ProofLine key={one.credentialId} credential={one} name={one.label || t.signIn.own.unnamedKey} />
        ))}
      {problems?.passkey && <p class="field__error">{problems.passkey}</p>}
      {hasSite ? (
        <Form action={paths.ownPasskey()} class="stack narrow">
          <Field name="label" label={t.signIn.own.passkeyLabel} />
          <PasskeyKey
            challenge={paths.ownPasskeyOffer()}
            name="answer"
            label={t.signIn.own.passkeyAdd}
            make
          />
        </Form>
      ) : (
        <p class="small">{t.signIn.own.passkeyNoSite}</p>
      )}
    </Part>
  )
}

/** One thing to prove oneself with: when it was set, when it was used, and the way to drop it. */
export function ProofLine({ credential, name }: { credential: OwnCredential; name: string }) {
  const { t } = usePage()
  const { createdAt, lastUsedAt, credentialId } = credential
  const used = lastUsedAt ? t.signIn.own.used(dayOf(lastUsedAt)) : t.signIn.own.neverUsed
  return (
    <div class="proof-line">
      <span>
        <b>{name}</b>, {t.signIn.own.added(dayOf(createdAt))}, {used}
      </span>
      <Form action={paths.ownProof(credentialId)} label={name}>
        <button class="button button--bare">{t.signIn.own.remove}</button>
      </Form>
    </div>
  )
}
