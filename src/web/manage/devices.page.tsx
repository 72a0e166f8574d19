import { deviceKinds } from '#domain/access/reach.ts'
import { localTimeOf, showDate, timeOf, type Instant } from '#lib/plain-date.ts'
import type { Words } from '#i18n/words.ts'
import type { DeviceRow } from '#modules/devices/index.ts'
import type { HallWarning } from '#modules/reach/index.ts'
import { Banner } from '#ui/components/banner.tsx'
import { Empty } from '#ui/components/empty.tsx'
import { Choices } from '#ui/components/choices.tsx'
import { Field } from '#ui/components/field.tsx'
import { Form } from '#ui/components/form.tsx'
import { usePage } from '#ui/page-context.ts'
import { paths } from '../paths.ts'
import { ManageFrame } from './manage-frame.tsx'
import type { HallView } from './view-hall.ts'

export type DevicesView = {
  hall: HallView | null
  devices: DeviceRow[]
  now: Instant
  typed?: { name: string; kind: string }
  error?: string | undefined
  done?: string | undefined
}

/** The devices the ward knows, how the hall stands, and how to add one. */
export function DevicesPage({ hall, devices, now, typed, error, done }: DevicesView) {
  const { t } = usePage()
  return (
    <ManageFrame section="devices" title={t.manage.sections.devices} done={done}>
      <HallState hall={hall} />
      <h2>{t.reach.list}</h2>
      {devices.length === 0 ? (
        <Empty say={t.reach.none} />
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{t.reach.name}</th>
              <th scope="col">{t.reach.kind}</th>
              <th scope="col">{t.reach.state}</th>
              <th scope="col">
                <span class="sr">{t.reach.revoke}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {devices.map((device) => (
              <DeviceLine key={device.deviceId} device={device} now={now} isOpen={Boolean(hall?.origin)} />
            ))}
          </tbody>
        </table>
      )}
      <h2>{t.reach.add}</h2>
      <AddDevice typed={typed} error={error} />
    </ManageFrame>
  )
}

function HallState({ hall }: { hall: HallView | null }) {
  const { t } = usePage()
  if (!hall)
    return (
      <>
        <Banner meaning="mind">{t.reach.hallOff}</Banner>
        <p>{t.reach.hallOffHow}</p>
      </>
    )
  return (
    <>
      {hall.warning && <Banner meaning="mind">{warningWords(t, hall.warning)}</Banner>}
      {hall.origin && <p class="lead">{t.reach.hallOn(hall.origin)}</p>}
      {!hall.warning && <p>{t.reach.certificateGood(hall.days)}</p>}
      <p>
        {t.reach.fingerprint}: <span class="fingerprint">{hall.fingerprint}</span>
      </p>
    </>
  )
}

function warningWords(t: Words, { code, days }: HallWarning): string {
  if (code === 'no-network') return t.reach.noNetwork
  return code === 'issuer-ends' ? t.reach.issuerEnds(days) : t.reach.certificateEnds(days)
}

function DeviceLine({ device, now, isOpen }: { device: DeviceRow; now: Instant; isOpen: boolean }) {
  const { t } = usePage()
  return (
    <tr>
      <td>
        <b>{device.name}</b>
        {device.addedBy && <div class="small">{t.reach.addedBy(device.addedBy)}</div>}
      </td>
      <td>{t.reach.kinds[device.kind]}</td>
      <td>
        {stateWords(t, device, now)}
        {device.lastSeenAt && !device.revokedAt && (
          <div class="small">{t.reach.lastSeen(momentWords(device.lastSeenAt))}</div>
        )}
      </td>
      <td>
        {!device.revokedAt && (
          <div class="row wrap">
            {isOpen && (
              <Form
                action={paths.devicePart(device.deviceId, 'ma')}
                label={`${t.reach.newCode}: ${device.name}`}
              >
                <button class="button button--line">{t.reach.newCode}</button>
              </Form>
            )}
            <Form
              action={paths.devicePart(device.deviceId, 'thu-hoi')}
              label={`${t.reach.revoke}: ${device.name}`}
            >
              <button class="button button--stop">{t.reach.revoke}</button>
            </Form>
          </div>
        )}
      </td>
    </tr>
  )
}

function stateWords(t: Words, device: DeviceRow, now: Instant): string {
  const { revokedAt, enrolledAt, codeExpiresAt } = device
  if (revokedAt) return t.reach.takenBack(momentWords(revokedAt))
  if (enrolledAt) return t.reach.connected(momentWords(enrolledAt))
  const isWaiting = codeExpiresAt !== null && Date.parse(codeExpiresAt) > Date.parse(now)
  return isWaiting ? t.reach.waiting(timeOf(localTimeOf(codeExpiresAt as Instant))) : t.reach.lateCode
}

function momentWords(at: string): string {
  const local = localTimeOf(at as Instant)
  return `${timeOf(local)}, ${showDate(local)}`
}

function AddDevice({ typed, error }: Pick<DevicesView, 'typed' | 'error'>) {
  const { t } = usePage()
  const options = deviceKinds.map((kind) => ({
    value: kind,
    label: t.reach.kinds[kind],
    say: t.reach.kindsMay[kind],
  }))
  return (
    <Form action={paths.devices()} class="stack">
      {error && <Banner meaning="stop">{error}</Banner>}
      <Field name="name" label={t.reach.name} hint={t.reach.nameHint} value={typed?.name} required />
      <Choices name="kind" legend={t.reach.kind} options={options} chosen={typed?.kind} />
      <div>
        <button class="button">{t.reach.add}</button>
      </div>
    </Form>
  )
}
