import { spawn } from 'node:child_process'
import { ok, refuse } from '#lib/result.ts'
import { findProgram } from '#lib/os/find-program.ts'
import type { Printer, PrinterStatus } from '#modules/printing/ports.ts'

const endMs = 15_000

/** A printer of the machine through CUPS (`lp`, `lpstat`): no shell, the paper on standard input. */
export function cupsPrinter(queue: string, searchPath: string): Printer {
  const lp = findProgram('lp', searchPath)
  const lpstat = findProgram('lpstat', searchPath)
  return {
    id: `cups ${queue}`,
    takes: 'application/pdf',
    async status(): Promise<PrinterStatus> {
      if (!lpstat) return 'offline'
      const { code, out } = await run(lpstat, ['-l', '-p', queue], undefined)
      if (code !== 0) return 'offline'
      return /media-empty|out of paper/i.test(out)
        ? 'paper-out'
        : /disabled|stopped/i.test(out)
          ? 'error'
          : 'ready'
    },
    async print({ bytes, title, copies }) {
      if (!lp) return refuse('printer.offline')
      const { code } = await run(lp, ['-d', queue, '-n', String(copies), '-t', title, '-'], bytes)
      if (code === 0) return ok({ printedBy: `cups ${queue}` })
      return refuse(code === undefined ? 'printer.unsure' : 'printer.error')
    },
  }
}

/** `code` is undefined when the program did not end in time and was stopped. */
function run(
  program: string,
  words: string[],
  input: Uint8Array | undefined,
): Promise<{ code: number | undefined; out: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, words, {
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: endMs,
      env: { LC_ALL: 'C' },
    })
    let out = ''
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
    child.on('error', () => resolve({ code: -1, out }))
    child.on('close', (code) => resolve({ code: code ?? undefined, out }))
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
  })
}
