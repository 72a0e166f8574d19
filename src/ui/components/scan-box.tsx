import { h, type ComponentChildren } from 'preact'
import { usePage } from '../page-context.ts'

/**
 * Where a card is read: a plain field that a keyboard-type scanner fills, enhanced by the scan islands (serial port,
 * camera, picture file). What is scanned is read once on the server and kept nowhere.
 */
export function ScanBox({ name = 'raw' }: { name?: string }) {
  const { t } = usePage()
  return (
    <Enhanced words={t.card}>
      <label class="field">
        <span class="field__label">{t.card.label}</span>
        <span class="field__hint">{t.card.hint}</span>
        <input class="control" name={name} autocomplete="off" spellcheck={false} data-scan="" />
      </label>
      <span class="row wrap" data-tools="" hidden>
        <button type="button" class="button button--line" data-serial="">{t.card.connect}</button>
        <button type="button" class="button button--line" data-camera="">{t.card.camera}</button>
        <label class="button button--line">{t.card.picture}<input class="sr" type="file" accept="image/*" data-picture="" /></label>
      </span>
      <video data-video="" hidden muted playsInline></video>
      <span class="soft" role="status" data-status=""></span>
    </Enhanced>
  )
}

/** The custom element that the island upgrades; without scripts it is a plain box. */
function Enhanced({ words, children }: { words: { notSeen: string; reading: string; connected: string }; children: ComponentChildren }) {
  const { notSeen, reading, connected } = words
  return h('scan-box', { 'data-not-seen': notSeen, 'data-reading': reading, 'data-connected': connected }, children)
}
