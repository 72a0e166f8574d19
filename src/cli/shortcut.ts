import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { findProgram } from '#lib/os/find-program.ts'
import { isWindows } from '#lib/os/platform.ts'
import { readConfig } from '#src/config.ts'
import { answer, parse, type Cli, type Command } from './cli.ts'

const options = { to: { type: 'string' } } as const

/** `shortcut`: an icon that opens the desk in a window of its own and prints without a dialog. */
export const shortcut: Command = {
  usage: 'shortcut [--to <thư mục>]',
  about: 'Tạo biểu tượng mở quầy, in ra máy in mặc định mà không hỏi.',
  async run(cli: Cli) {
    const { values } = parse(cli, { options })
    const { port, searchPath } = readConfig()
    const folder = values.to ?? desktopFolder(homedir())
    mkdirSync(folder, { recursive: true })
    const made = isWindows()
      ? windowsShortcut(port)
      : linuxShortcut(port, { browser: findBrowser(searchPath), profile: join(homedir(), '.motcua-quay') })
    const file = join(folder, made.name)
    writeFileSync(file, made.text)
    if (!isWindows()) chmodSync(file, 0o755)
    return answer(cli, { file }, () => `Đã tạo ${file}. Bấm đúp để mở quầy; giấy in ra máy in mặc định.`)
  },
}

function findBrowser(searchPath: string): string {
  const names = ['google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge']
  return names.map((name) => findProgram(name, searchPath)).find((file) => file !== undefined) ?? 'chromium'
}

/** Where icons of the desktop lie: its name follows the language of the system ("Màn hình nền"). */
export function desktopFolder(home: string): string {
  const usual = join(home, 'Desktop')
  if (isWindows()) return usual
  try {
    const set = /^XDG_DESKTOP_DIR="(.+)"$/m.exec(
      readFileSync(join(home, '.config', 'user-dirs.dirs'), 'utf8'),
    )?.[1]
    return set?.replace('$HOME', home) ?? usual
  } catch {
    return usual
  }
}

function switches(port: number): string[] {
  return [
    '--kiosk-printing',
    `--app=http://localhost:${port}/quay`,
    '--no-first-run',
    '--no-default-browser-check',
  ]
}

/** The profile of its own keeps the officer's other windows out of printing without a dialog. */
export function linuxShortcut(
  port: number,
  { browser, profile }: { browser: string; profile: string },
): { name: string; text: string } {
  const words = [browser, ...switches(port), `--user-data-dir=${profile}`].map(quoted)
  const lines = [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Một cửa',
    'Comment=Mở quầy, in không hỏi',
    `Exec=${words.join(' ')}`,
    'Terminal=false',
    '',
  ]
  return { name: 'motcua.desktop', text: lines.join('\n') }
}

/** One word of Exec: quoted where the desktop entry specification reserves a letter, a percent sign doubled. */
function quoted(word: string): string {
  const plain = word.replaceAll('%', '%%')
  return /^[\w@%+=:,./-]+$/.test(plain) ? plain : `"${plain.replace(/["`$\\]/g, '\\\\$&')}"`
}

export function windowsShortcut(port: number): { name: string; text: string } {
  const lines = [
    '@echo off',
    'chcp 65001 >nul',
    `start "" msedge ${switches(port).join(' ')} --user-data-dir="%LOCALAPPDATA%\\motcua-quay"`,
    '',
  ]
  return { name: 'Mot cua.cmd', text: lines.join('\r\n') }
}
