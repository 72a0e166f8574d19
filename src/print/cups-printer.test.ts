import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isWindows } from '#lib/os/platform.ts'
import { cupsPrinter } from './cups-printer.ts'

/** Programs that behave as lp and lpstat do: take the words, read the paper, answer with an exit code. */
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-cups-'))
  program('lp', `#!/bin/sh\necho "$@" > ${folder}/words\ncat > ${folder}/paper\n[ ! -e ${folder}/broken ]\n`)
  program(
    'lpstat',
    `#!/bin/sh\n[ "$1 $2 $3" = "-l -p may-in" ] || exit 1\ncat ${folder}/state 2>/dev/null || echo "printer may-in is idle."\n`,
  )
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function program(name: string, text: string): void {
  writeFileSync(join(folder, name), text)
  chmodSync(join(folder, name), 0o755)
}

const paper = {
  bytes: new Uint8Array([1, 2, 250]),
  type: 'application/pdf' as const,
  title: 'Tờ khai $(rm -rf /)',
  copies: 2,
}
const path = () => `${folder}:/usr/bin:/bin`

describe.runIf(!isWindows())('a printer of the machine', () => {
  it('is given the paper itself and its title as one word, whatever stands in it', async () => {
    expect(await cupsPrinter('may-in', path()).print(paper)).toEqual({
      ok: true,
      value: { printedBy: 'cups may-in' },
    })
    expect(readFileSync(join(folder, 'words'), 'utf8').trim()).toBe('-d may-in -n 2 -t Tờ khai $(rm -rf /) -')
    expect(readFileSync(join(folder, 'paper'))).toEqual(Buffer.from(paper.bytes))
  })

  it('tells ready, out of paper, stopped and unknown apart', async () => {
    const printer = cupsPrinter('may-in', path())
    expect(await printer.status()).toBe('ready')
    writeFileSync(join(folder, 'state'), 'printer may-in is idle.\n\tAlerts: media-empty-error')
    expect(await printer.status()).toBe('paper-out')
    writeFileSync(join(folder, 'state'), 'printer may-in disabled since Tue')
    expect(await printer.status()).toBe('error')
    expect(await cupsPrinter('khac', path()).status()).toBe('offline')
  })

  it('is offline where CUPS is not installed, and says so when it refuses', async () => {
    const without = cupsPrinter('may-in', join(folder, 'empty'))
    expect(await without.status()).toBe('offline')
    expect(await without.print(paper)).toMatchObject({ ok: false, error: { code: 'printer.offline' } })
    writeFileSync(join(folder, 'broken'), '')
    expect(await cupsPrinter('may-in', path()).print(paper)).toMatchObject({
      ok: false,
      error: { code: 'printer.error' },
    })
  })
})
