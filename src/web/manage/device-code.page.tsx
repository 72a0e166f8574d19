import { usePage } from '#ui/page-context.ts'
import { paths } from '../paths.ts'
import { ManageFrame } from './manage-frame.tsx'

type DeviceCodeProps = { name: string; address: string; minutes: number; qr: string }

/** The code of one device, large enough for a camera at arm's length. */
export function DeviceCodePage({ name, address, minutes, qr }: DeviceCodeProps) {
  const { t } = usePage()
  return (
    <ManageFrame section="devices" title={t.reach.codeTitle(name)}>
      <p class="lead">{t.reach.codeSay(minutes)}</p>
      <p>{t.reach.codeWifi}</p>
      <img
        class="device-code"
        src={`data:image/svg+xml;base64,${Buffer.from(qr).toString('base64')}`}
        alt={t.reach.codeAlt}
        width="320"
        height="320"
      />
      <p>{t.reach.codeByHand}</p>
      <p class="fingerprint">{address}</p>
      <p>
        <a class="button button--line" href={paths.devices()}>
          {t.reach.codeDone}
        </a>
      </p>
    </ManageFrame>
  )
}
