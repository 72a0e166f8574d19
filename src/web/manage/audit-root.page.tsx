import type { Root } from '#modules/audit/index.ts'
import { Empty } from '#ui/components/empty.tsx'
import { usePage } from '#ui/page-context.ts'
import { paths } from '../paths.ts'
import { AuditAlarms } from './audit-parts.tsx'
import { momentOf } from './audit-words.ts'
import { ManageFrame } from './manage-frame.tsx'

type RootProps = {
  root: Root | undefined
  square: string | undefined
  waiting: string | undefined
  alarms: string[]
}

/** One signed line that holds the whole log: printed every day, it outlives whoever changes the machine. */
export function AuditRootPage({ root, square, waiting, alarms }: RootProps) {
  const { t } = usePage()
  return (
    <ManageFrame section="audit" title={t.audit.rootTitle}>
      <AuditAlarms alarms={alarms} />
      <p class="lead">{t.audit.rootSay}</p>
      {root && square ? <RootSheet root={root} square={square} /> : <Empty say={t.audit.rootNone} />}
      {waiting && <p class="soft">{t.audit.waiting(waiting)}</p>}
    </ManageFrame>
  )
}

function RootSheet({ root, square }: { root: Root; square: string }) {
  const { t } = usePage()
  const facts: [string, string][] = [
    [t.audit.rootNo, String(root.no)],
    [t.audit.rootSeq, String(root.seq)],
    [t.audit.rootAt, momentOf(root.at)],
    [t.audit.rootKey, root.keyId],
    [t.audit.rootHash, root.hash.replace(/(.{4})(?=.)/g, '$1 ')],
  ]
  return (
    <>
      <div class="root-sheet">
        <dl class="facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <img src={square} alt={t.audit.rootText} width="220" height="220" />
      </div>
      <h2>{t.audit.rootText}</h2>
      <p class="root-line">{root.line}</p>
      <p class="soft">{t.audit.rootCheck}</p>
      <p>
        <a class="button" href={paths.auditRootPdf()} target="_blank">
          {t.audit.rootPrint}
        </a>
      </p>
    </>
  )
}
