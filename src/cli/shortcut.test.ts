import { expect, it } from 'vitest'
import { linuxShortcut, windowsShortcut } from './shortcut.ts'

it('opens the desk of this machine in a window of its own and prints without asking', () => {
  const linux = linuxShortcut(8341, '/usr/bin/chromium').text
  expect(linux).toMatch(/^\[Desktop Entry\]\nType=Application\n/)
  expect(linux).toContain('Exec=/usr/bin/chromium --kiosk-printing --app=http://localhost:8341/quay')
  const windows = windowsShortcut(8341).text
  expect(windows).toContain('start "" msedge --kiosk-printing --app=http://localhost:8341/quay')
  expect(windows).toMatch(/\r\n$/)
})
