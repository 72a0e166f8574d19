import { h, type ComponentChildren } from 'preact'
import { usePage } from '../page-context.ts'

type ScanBoxProps = {
  name?: string
  /** Whose card it is, before the field; the key that takes the card, after it. */
  whose?: ComponentChildren
  take?: ComponentChildren
  /** The form whose typed and unsaved answers travel with a scan, so that nothing is lost when the page comes anew. */
  alongside?: string
}

/**
 * Where a card is read: a plain field that a keyboard-type scanner fills, enhanced by the scan island (serial port,
 * camera, picture file). What is scanned is read once on the server and kept nowhere.
 */
export function ScanBox({ name = 'raw', whose, take, alongside }: ScanBoxProps) {
  const { t } = usePage()
  return (
    <Enhanced alongside={alongside}>
      <div class={whose ? 'scan__row scan__row--whose' : 'scan__row'}>
        {whose}
        <label class="field">
          <span class="field__label">{t.card.label}</span>
          <input
            class="control"
            name={name}
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            aria-describedby="scan-hint"
            data-scan=""
          />
        </label>
        {take}
      </div>
      <p class="field__hint" id="scan-hint">
        {t.card.hint}
      </p>
      <div class="row wrap scan__ways" data-tools="" hidden>
        <button type="button" class="button button--line" data-serial="">
          {t.card.connect}
        </button>
        <button type="button" class="button button--line" data-camera="" aria-pressed="false">
          {t.card.camera}
        </button>
        <label class="button button--line">
          {t.card.picture}
          <input class="sr" type="file" accept="image/*" data-picture="" />
        </label>
      </div>
      <video data-video="" hidden muted playsInline></video>
      <p class="scan__say" role="status" data-status=""></p>
    </Enhanced>
  )
}

/** The custom element that the island upgrades, with the words it may say; without scripts it is a plain box. */
function Enhanced({ alongside, children }: { alongside: string | undefined; children: ComponentChildren }) {
  const {
    camera,
    cameraStop,
    cameraRefused,
    cameraMissing,
    connected,
    lost,
    portBusy,
    noPort,
    look,
    reading,
    notSeen,
    notPicture,
  } = usePage().t.card
  const words = {
    camera,
    cameraStop,
    cameraRefused,
    cameraMissing,
    connected,
    lost,
    portBusy,
    noPort,
    look,
    reading,
    notSeen,
    notPicture,
  }
  return h('scan-box', { 'data-words': JSON.stringify(words), 'data-alongside': alongside }, children)
}
