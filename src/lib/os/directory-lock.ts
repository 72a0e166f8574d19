import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

type Holder = { pid: number; startedAt: string }

/** Another living process owns the directory. */
export class DirectoryInUse extends Error {
  readonly pid: number
  constructor(directory: string, pid: number) {
    super(
      `Thư mục ${directory} đang được một chương trình khác dùng (tiến trình ${pid}). Hãy tắt chương trình đó trước.`,
    )
    this.pid = pid
  }
}

/**
 * One process owns the directory. A lock left behind by a process that died (kill -9, power cut) is taken over:
 * the file names the process and, where the system tells, when it started, so that a reused number does not count.
 */
export function takeDirectoryLock(directory: string): { release(): void } {
  const file = join(directory, 'motcua.lock')
  const mine = JSON.stringify({ pid: process.pid, startedAt: startOf(process.pid) } satisfies Holder)
  for (let attempt = 0; attempt < 5; attempt++) {
    if (create(file, mine)) return { release: () => removeMine(file, mine) }
    const found = readIfThere(file)
    const holder = parseHolder(found)
    if (holder && isAlive(holder)) throw new DirectoryInUse(directory, holder.pid)
    setAside(file, found)
  }
  throw new DirectoryInUse(directory, 0)
}

function create(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: 'wx', mode: 0o600, flush: true })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Moves a dead lock away; when another process was quicker and the file moved is its fresh lock, it is put back. */
function setAside(file: string, expected: string | undefined): void {
  const aside = `${file}.${process.pid}`
  try {
    renameSync(file, aside)
    if (readIfThere(aside) === expected) rmSync(aside, { force: true })
    else renameSync(aside, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}

function removeMine(file: string, mine: string): void {
  if (readIfThere(file) === mine) rmSync(file, { force: true })
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function parseHolder(text: string | undefined): Holder | undefined {
  try {
    const value = JSON.parse(text ?? '') as Partial<Holder>
    return Number.isInteger(value.pid)
      ? { pid: value.pid!, startedAt: String(value.startedAt ?? '') }
      : undefined
  } catch {
    return undefined
  }
}

function isAlive({ pid, startedAt }: Holder): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return startedAt === '' || startedAt === startOf(pid)
}

/** Linux: boot id and the process's start tick. Elsewhere unknown: the number alone decides. */
function startOf(pid: number): string {
  const stat = readIfThere(`/proc/${pid}/stat`)
  if (!stat) return ''
  const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  return `${readIfThere('/proc/sys/kernel/random/boot_id')?.trim() ?? ''}/${started}`
}
