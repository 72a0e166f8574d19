import type { Words } from '#i18n/words.ts'
import { dateOf, localTimeOf, showDate, type Instant } from '#lib/plain-date.ts'
import type { CustodyView } from '#modules/custody/index.ts'
import { Banner, type Meaning } from '#ui/components/banner.tsx'
import { Form } from '#ui/components/form.tsx'
import { usePage } from '#ui/page-context.ts'
import { paths } from '../paths.ts'
import { ManageFrame } from './manage-frame.tsx'

type KeysPageProps = { custody: CustodyView; now: Instant; done: string | undefined }

/** How the keys are kept, and a new data key. No key and no word of a sheet is ever here: those belong on paper. */
export function KeysPage({ custody, now, done }: KeysPageProps) {
  const { t } = usePage()
  const isLost = custody.keyFile === 'missing' || custody.keyFile === 'damaged'
  return (
    <ManageFrame section="keys" title={t.manage.sections.keys} done={done}>
      <p class="lead">{t.keys.lead}</p>
      <h2>{t.keys.file}</h2>
      <FileState custody={custody} />
      {isLost && <Commands lines={[['key recover', t.keys.recover]]} />}
      <h2>{t.keys.sheet}</h2>
      {!isLost && <Sheet custody={custody} />}
      <p>{t.keys.sheetWhy}</p>
      <Commands
        lines={[
          ['key check', t.keys.check],
          ['key sheet phieu.pdf', t.keys.print],
        ]}
      />
      <h2>{t.keys.data}</h2>
      <DataKey custody={custody} now={now} />
      <h2>{t.keys.master}</h2>
      <p>{t.keys.masterWhy}</p>
      <Commands lines={[['key rotate --master --sheet phieu-moi.pdf', '']]} />
    </ManageFrame>
  )
}

function FileState({ custody: { keyFile, keyName } }: Pick<KeysPageProps, 'custody'>) {
  const { t } = usePage()
  const [meaning, say] = fileWords(t, keyFile, keyName)
  return <Banner meaning={meaning}>{say}</Banner>
}

function fileWords(t: Words, state: CustodyView['keyFile'], name: string): [Meaning, string] {
  if (state === 'ok') return ['go', t.keys.fileOk({ name })]
  if (state === 'open-to-others') return ['stop', t.keys.fileOpen]
  return ['stop', state === 'missing' ? t.keys.fileMissing : t.keys.fileDamaged]
}

function Sheet({ custody: { sheet } }: Pick<KeysPageProps, 'custody'>) {
  const { t } = usePage()
  if (sheet.state === 'never') return <Banner meaning="mind">{t.keys.sheetNever}</Banner>
  const date = dayOf(sheet.at)
  return sheet.state === 'fresh' ? (
    <Banner meaning="go">{t.keys.sheetFresh({ date })}</Banner>
  ) : (
    <Banner meaning="mind">{t.keys.sheetDue({ date, days: sheet.days })}</Banner>
  )
}

/** What is typed at the machine itself, each with what it does. */
function Commands({ lines }: { lines: [string, string][] }) {
  const { t } = usePage()
  return (
    <>
      <p>{t.keys.commands}</p>
      <dl class="commands">
        {lines.map(([command, does]) => (
          <div key={command}>
            <dt>
              <code>npm run -s motcua -- {command}</code>
            </dt>
            {does && <dd>{does}</dd>}
          </div>
        ))}
      </dl>
    </>
  )
}

function DataKey({ custody, now }: Omit<KeysPageProps, 'done'>) {
  const { t } = usePage()
  const { dataKeyMadeAt: at, rotation, isChanging } = custody
  const days = Math.floor((Date.parse(now) - Date.parse(at)) / 86_400_000)
  if (isChanging) return <Changing rotation={rotation} />
  return (
    <>
      <p>{t.keys.dataAge({ date: dayOf(at), days })}</p>
      {rotation?.finishedAt && (
        <p>{t.keys.last({ date: dayOf(rotation.finishedAt), count: counted(rotation.resealed) })}</p>
      )}
      <p>{t.keys.dataWhy}</p>
      <Form action={paths.rotateKeys()}>
        <button class="button button--line">{t.keys.rotate}</button>
      </Form>
    </>
  )
}

function Changing({ rotation }: Pick<CustodyView, 'rotation'>) {
  const { t } = usePage()
  const { total = 0, resealed = 0, broken = 0 } = rotation ?? {}
  const say =
    total === 0 ? t.keys.starting : resealed < total ? progressWords(t, resealed, total) : t.keys.settling
  return (
    <div class="stack">
      {broken > 0 && <Banner meaning="stop">{t.keys.broken({ count: counted(broken) })}</Banner>}
      {broken === 0 && <Banner meaning="here">{say}</Banner>}
      {total > 0 && (
        <progress
          class="measure"
          max={total}
          value={resealed}
          aria-label={progressWords(t, resealed, total)}
        />
      )}
      <p>{t.keys.carryOn}</p>
      <p>
        <a class="button button--line" href={paths.keys()}>
          {t.keys.again}
        </a>
      </p>
    </div>
  )
}

function progressWords(t: Words, done: number, total: number): string {
  return t.keys.progress({ done: counted(done), total: counted(total) })
}

function dayOf(at: Instant): string {
  return showDate(dateOf(localTimeOf(at)))
}

/** 12.000, as Vietnamese write it. */
function counted(count: number): string {
  return new Intl.NumberFormat('vi-VN').format(count)
}
