import { createHmac, timingSafeEqual } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { syncFolder } from '#lib/os/sync-tree.ts'
import type { Instant } from '#lib/plain-date.ts'

/**
 * When the recovery sheet was last typed back is kept beside the key, signed by it: it says so of this key alone, can be read
 * while the program holds the database, and is gone with the key.
 */
const Note = z.strictObject({ typedBack: z.string(), proof: z.string() })

export function noteTypedBack(keyFile: string, masterKey: Uint8Array, at: Instant): void {
  const file = noteFile(keyFile)
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, `${JSON.stringify({ typedBack: at, proof: proofOf(masterKey, at) })}\n`, {
    mode: 0o600,
    flush: true,
  })
  renameSync(draft, file)
  syncFolder(dirname(file))
}

/** Undefined when the sheet of this very key was never typed back here. */
export function lastTypedBack(keyFile: string, masterKey: Uint8Array): Instant | undefined {
  let text: string
  try {
    text = readFileSync(noteFile(keyFile), 'utf8')
  } catch {
    return undefined
  }
  const note = parseNote(text)
  if (!note) return undefined
  const [said, due] = [note.proof, proofOf(masterKey, note.typedBack)].map((proof) => Buffer.from(proof))
  return said!.length === due!.length && timingSafeEqual(said!, due!)
    ? (note.typedBack as Instant)
    : undefined
}

export function noteFile(keyFile: string): string {
  return `${keyFile}.sheet`
}

function parseNote(text: string): z.infer<typeof Note> | undefined {
  try {
    return Note.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

function proofOf(masterKey: Uint8Array, at: string): string {
  return createHmac('sha256', masterKey).update(`motcua sheet typed back ${at}`).digest('base64url')
}
