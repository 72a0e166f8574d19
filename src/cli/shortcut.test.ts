import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { isWindows } from '#lib/os/platform.ts'
import { desktopFolder, linuxShortcut, windowsShortcut } from './shortcut.ts'

it('opens the desk of this machine in a window of its own and prints without asking', () => {
  const linux = linuxShortcut(8341, { browser: '/usr/bin/chromium', profile: '/srv/an/.motcua-quay' }).text
  expect(linux).toMatch(/^\[Desktop Entry\]\nType=Application\n/)
  expect(linux).toContain('Exec=/usr/bin/chromium --kiosk-printing --app=http://localhost:8341/quay')
  expect(linux).toContain(' --user-data-dir=/srv/an/.motcua-quay\n')
  const windows = windowsShortcut(8341).text
  expect(windows).toContain('start "" msedge --kiosk-printing --app=http://localhost:8341/quay')
  expect(windows).toContain('--user-data-dir="%LOCALAPPDATA%\\motcua-quay"')
  expect(windows).toMatch(/\r\n$/)
})

it('keeps a path with spaces and signs one word', () => {
  const { text } = linuxShortcut(8340, { browser: '/opt/trình duyệt/$chrome', profile: '/srv/100%' })
  expect(text).toContain('Exec="/opt/trình duyệt/\\\\$chrome" --kiosk')
  expect(text).toContain('--user-data-dir=/srv/100%%\n')
})

it.runIf(!isWindows())('finds the desktop under the name the system gave it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-desktop-'))
  try {
    expect(desktopFolder(folder)).toBe(join(folder, 'Desktop'))
    mkdirSync(join(folder, '.config'))
    writeFileSync(
      join(folder, '.config', 'user-dirs.dirs'),
      '# names\nXDG_DESKTOP_DIR="$HOME/Màn hình nền"\n',
    )
    expect(desktopFolder(folder)).toBe(join(folder, 'Màn hình nền'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
