import { CodeField } from '#ui/components/code-field.tsx'
import { Form } from '#ui/components/form.tsx'
import { usePage } from '#ui/page-context.ts'
import { paths } from '../paths.ts'
import { Part, type OwnAccount } from './own-part.tsx'
import { ProofLine } from './own-passkeys.tsx'

/** The code of an authenticator app: a square to scan, or letters to type, and one code typed to show that it came over. */
export function CodePart({ credentials, offer, problems }: OwnAccount) {
  const { t } = usePage()
  const held = credentials.find(({ kind }) => kind === 'totp')
  return (
    <Part title={t.signIn.own.codeTitle}>
      <p>{t.signIn.own.codeSay}</p>
      {held && <ProofLine credential={held} name={t.signIn.own.codeTitle} />}
      {!offer && (
        <Form action={paths.ownCode()}>
          <button class="button button--line">{t.signIn.own.codeBegin}</button>
        </Form>
      )}
      {offer && (
        <Form action={paths.ownCode()} class="stack narrow">
          <input type="hidden" name="offer" value={offer.code.sealed} />
          <p>{t.signIn.own.codeScan}</p>
          <img
            class="code-square"
            src={squareOf(offer.svg)}
            alt={t.signIn.own.codeTitle}
            width="220"
            height="220"
          />
          <p>
            {t.signIn.own.codeKey}
            <br />
            <b class="code-key">{offer.code.key.replace(/(.{4})/g, '$1 ')}</b>
          </p>
          <CodeField label={t.signIn.own.codeType} error={problems?.code} />
          <p>
            <button class="button">{t.signIn.own.codeSave}</button>
          </p>
        </Form>
      )}
    </Part>
  )
}

function squareOf(svg: string): string {
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}
