import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
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
    const folder = values.to ?? join(homedir(), 'Desktop')
    mkdirSync(folder, { recursive: true })
    const made = isWindows() ? windowsShortcut(port) : linuxShortcut(port, findBrowser(searchPath))
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

/** The profile of its own keeps the officer's other windows out of kiosk printing. */
function switches(port: number): string {
  return `--kiosk-printing --app=http://localhost:${port}/quay`
}

export function linuxShortcut(port: number, browser: string): { name: string; text: string } {
  const lines = [
    '[Desktop Entry]', 'Type=Application', 'Name=Một cửa', 'Comment=Mở quầy, in không hỏi',
    `Exec=${browser} ${switches(port)} --user-data-dir=.motcua-quay`, 'Terminal=false', '',
  ]
  return { name: 'motcua.desktop', text: lines.join('\n') }
}

export function windowsShortcut(port: number): { name: string; text: string } {
  const lines = ['@echo off', 'chcp 65001 >nul', `start "" msedge ${switches(port)} --user-data-dir="%LOCALAPPDATA%\\motcua-quay"`, '']
  return { name: 'Mot cua.cmd', text: lines.join('\r\n') }
}
