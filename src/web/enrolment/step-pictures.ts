import type { Words } from '#i18n/words.ts'
import type { System } from './systems.ts'

type Picture = {
  frame: 'phone' | 'window'
  title: string
  rows: string[]
  press: number
  as?: 'line' | 'key' | 'switch'
}

/** What the screen shows at each step, and what is pressed on it. */
export function pictureOf(t: Words, system: System, step: number): Picture {
  const { download } = t.reach
  const p = t.reach.pictures
  const last: Picture = { frame: 'phone', title: p.page, rows: [t.reach.tryIt, p.done], press: 0, as: 'key' }
  const steps: Record<System, Picture[]> = {
    android: [
      { frame: 'phone', title: p.page, rows: [download.android], press: 0, as: 'key' },
      {
        frame: 'phone',
        title: p.search,
        rows: [p.caCertificate, p.vpnCertificate, p.wifiCertificate],
        press: 0,
      },
      { frame: 'phone', title: p.downloads, rows: [p.file, p.otherFile], press: 0 },
      last,
    ],
    ios: [
      { frame: 'phone', title: p.profileAsks, rows: [p.ignore, p.allow], press: 1, as: 'key' },
      { frame: 'phone', title: p.settings, rows: [p.profileReady, p.wifi, p.general], press: 0 },
      { frame: 'phone', title: p.trust, rows: [p.ward], press: 0, as: 'switch' },
      last,
    ],
    windows: [
      { frame: 'window', title: p.downloads, rows: [p.file, p.otherFile], press: 0 },
      { frame: 'window', title: p.install, rows: [p.currentUser, p.localMachine], press: 0 },
      { frame: 'window', title: p.store, rows: [p.personalStore, p.rootStore], press: 1 },
      { ...last, frame: 'window' },
    ],
  }
  return steps[system][step]!
}
