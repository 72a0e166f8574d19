import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { syncFolder } from '#lib/os/sync-tree.ts'
import {
  bookStart,
  hashOfLine,
  isSigned,
  makeRootKeyText,
  parseRoot,
  readRootKey,
  signRoot,
  type Root,
  type RootFacts,
  type RootKey,
} from './root.ts'

/** What a book holds; `forgedAt` is the number of the first line that is not as it was signed. */
export type BookRead = { roots: Root[]; forgedAt?: number }

/** The signed roots of every ward, a text file each, outside the database: one line a root, only ever added to. */
export type RootBook = {
  dir: string
  keyId: string
  /** The wards that have a book here. */
  wards(): number[]
  last(wardId: number): Root | undefined
  /** Every root, in order, with what is wrong with the book itself. */
  read(wardId: number): BookRead
  /** Signs and appends; returns when the line is on the disk. */
  append(facts: Omit<RootFacts, 'no' | 'prev'>, after: { no: number }): Root
  /** A line from paper or from another machine, if it was signed here. */
  check(line: string): Root | undefined
}

export type BookPlaces = { dir: string; keyFile: string }

/** Where the key and the books lie when nobody says otherwise: beside the master key. */
export function bookPlaces(places: { keyFile: string; rootsDir?: string | undefined }): BookPlaces {
  const beside = dirname(places.keyFile)
  return { dir: places.rootsDir ?? join(beside, 'roots'), keyFile: join(beside, 'roots.key') }
}

/** Makes the key when there is none yet: a key that is lost cannot be made again, its roots can no longer be checked. */
export function makeRootKeyFile({ keyFile }: BookPlaces): void {
  if (existsSync(keyFile)) return
  mkdirSync(dirname(keyFile), { recursive: true, mode: 0o700 })
  writeFileSync(keyFile, makeRootKeyText(), { flag: 'wx', mode: 0o600, flush: true })
}

/** The key of the roots is there and cannot be used: nothing is signed with another in its place by itself. */
export class RootKeyRefusal extends Error {
  readonly code = 'roots-key-damaged'
  constructor(keyFile: string) {
    super(`Tệp khóa dấu niêm ${keyFile} bị hỏng. Hãy chép lại từ bản giữ riêng.`)
  }
}

function readKeyFile(keyFile: string): RootKey {
  const text = readFileSync(keyFile, 'utf8')
  try {
    return readRootKey(text)
  } catch {
    throw new RootKeyRefusal(keyFile)
  }
}

export function openRootBook({ dir, keyFile }: BookPlaces): RootBook {
  const key = readKeyFile(keyFile)
  const fileOf = (wardId: number) => join(dir, `roots-${wardId}.txt`)
  const last = (wardId: number) => {
    const line = lastLine(fileOf(wardId))
    return line === undefined ? undefined : parseRoot(line)
  }
  return {
    dir,
    keyId: key.keyId,
    wards: () => wardsIn(dir),
    last,
    read: (wardId) => readBook(key, fileOf(wardId), wardId),
    append(facts, after) {
      const before = lastLine(fileOf(facts.wardId))
      const prev = before === undefined ? bookStart : hashOfLine(before)
      const root = signRoot(key, { ...facts, no: after.no + 1, prev })
      appendLine(dir, fileOf(facts.wardId), root.line)
      return root
    },
    check(line) {
      const root = parseRoot(line.trim())
      return root && isSigned(key, root) ? root : undefined
    },
  }
}

function wardsIn(dir: string): number[] {
  const names = existsSync(dir) ? readdirSync(dir) : []
  return names
    .flatMap((name) => /^roots-(\d+)\.txt$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b)
}

/** Lines that end; a line torn by a power cut is no line, and goes at the next append. */
function linesOf(text: string): string[] {
  return text.split('\n').slice(0, -1)
}

function readBook(key: RootKey, file: string, wardId: number): BookRead {
  if (!existsSync(file)) return { roots: [] }
  const roots: Root[] = []
  let prev = bookStart
  for (const line of linesOf(readFileSync(file, 'utf8'))) {
    const root = parseRoot(line)
    const isNext = root && root.wardId === wardId && root.no > (roots.at(-1)?.no ?? 0) && root.prev === prev
    if (!isNext) return { roots: signedBefore(key, roots), forgedAt: (roots.at(-1)?.no ?? 0) + 1 }
    roots.push(root)
    prev = hashOfLine(line)
  }
  const end = roots.at(-1)
  if (!end || isSigned(key, end)) return { roots }
  const forged = roots.find((root) => !isSigned(key, root))!
  return { roots: roots.filter(({ no }) => no < forged.no), forgedAt: forged.no }
}

/** The last good signature speaks for every line above it; what follows it speaks for itself only. */
function signedBefore(key: RootKey, roots: Root[]): Root[] {
  const end = roots.findLastIndex((root) => isSigned(key, root))
  return roots.slice(0, end + 1)
}

const tailBytes = 4_096

function lastLine(file: string): string | undefined {
  if (!existsSync(file)) return undefined
  const handle = openSync(file, 'r')
  try {
    const { size } = fstatSync(handle)
    const bytes = Buffer.alloc(Math.min(size, tailBytes))
    readSync(handle, bytes, 0, bytes.length, size - bytes.length)
    return linesOf(bytes.toString('utf8')).at(-1)
  } finally {
    closeSync(handle)
  }
}

function appendLine(dir: string, file: string, line: string): void {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const isNew = !existsSync(file)
  const handle = openSync(file, isNew ? 'wx+' : 'r+', 0o600)
  try {
    const { size } = fstatSync(handle)
    const end = wholeEnd(handle, size)
    if (end < size) ftruncateSync(handle, end)
    writeSync(handle, `${line}\n`, end)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  if (isNew) syncFolder(dir)
}

/** Where the last whole line ends. */
function wholeEnd(handle: number, size: number): number {
  const bytes = Buffer.alloc(Math.min(size, tailBytes))
  readSync(handle, bytes, 0, bytes.length, size - bytes.length)
  const at = bytes.lastIndexOf(10)
  return at < 0 ? size - bytes.length : size - bytes.length + at + 1
}
