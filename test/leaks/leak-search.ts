import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { fold } from '#lib/vietnamese-text.ts'

/** A way in which a text may lie on a disk, and its bytes. */
export type Pattern = { of: string; as: string; bytes: Buffer }

/** The text composed and decomposed, without marks, in either case; in UTF-8, UTF-16, base64, hex and as an address. */
export function patternsOf(text: string): Pattern[] {
  const spelled = [text, text.normalize('NFD'), fold(text), upperFirst(fold(text))]
  const written = new Set(spelled.flatMap((one) => [one, one.toLowerCase(), one.toUpperCase()]))
  const all = [...written].flatMap((one) => {
    const utf8 = Buffer.from(one)
    const utf16 = Buffer.from(one, 'utf16le')
    const hex = utf8.toString('hex')
    const codes = [...utf8].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
    return [
      { as: 'utf-8', bytes: utf8 },
      { as: 'utf-16le', bytes: utf16 },
      { as: 'utf-16be', bytes: Buffer.from(utf16).swap16() },
      ...[0, 1, 2].map((at) => ({ as: 'base64', bytes: Buffer.from(base64Inside(utf8, at)) })),
      { as: 'hex', bytes: Buffer.from(hex) },
      { as: 'hex', bytes: Buffer.from(hex.toUpperCase()) },
      { as: 'address', bytes: Buffer.from(encodeURIComponent(one)) },
      { as: 'address', bytes: Buffer.from(codes) },
    ]
  })
  return [...new Map(all.map((one) => [one.bytes.toString('latin1'), { of: text, ...one }])).values()]
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** What of a base64 text depends on these bytes alone, when `at` bytes stand before them in their group of three. */
function base64Inside(bytes: Buffer, at: number): string {
  const text = Buffer.concat([Buffer.alloc(at), bytes])
    .toString('base64')
    .replace(/=+$/, '')
  return text.slice(Math.ceil((at * 4) / 3), Math.floor(((at + bytes.length) * 4) / 3))
}

export type Leak = { file: string; of: string; as: string; near: string }

/** Every file under the folder, and what is inside the packed ones. */
export function findLeaks(folder: string, patterns: readonly Pattern[]): { leaks: Leak[]; bytes: number } {
  const leaks: Leak[] = []
  let bytes = 0
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    const content = unpacked(readFileSync(file))
    bytes += content.length
    for (const { of, as, bytes: wanted } of patterns) {
      const at = content.indexOf(wanted)
      if (at < 0) continue
      const near = content.subarray(Math.max(0, at - 60), at + 60).toString('latin1')
      leaks.push({ file: file.slice(folder.length + 1), of, as, near: near.replace(/[^\x20-\x7e]/g, '.') })
    }
  }
  return { leaks, bytes }
}

function unpacked(content: Buffer): Buffer {
  return content[0] === 0x1f && content[1] === 0x8b ? gunzipSync(content) : content
}

/** Codes and secrets are random, so each is looked for by itself: whole runs of their letters are compared. */
export function findSecrets(folder: string, secrets: ReadonlySet<string>): string[] {
  const found: string[] = []
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    const runs = unpacked(readFileSync(file))
      .toString('latin1')
      .matchAll(/[\w-]{10,}/g)
    for (const [run] of runs) if (secrets.has(run)) found.push(`${file.slice(folder.length + 1)}: ${run}`)
  }
  return found
}
