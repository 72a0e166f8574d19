import { existsSync, writeFileSync } from 'node:fs'
import { vi } from '#i18n/vi.ts'
import { systemClock } from '#lib/clock.ts'
import { localTimeOf, showDate, timeOf } from '#lib/plain-date.ts'
import { tidy } from '#lib/vietnamese-text.ts'
import {
  bookPlaces,
  openRootBook,
  ownUp,
  verifyAllAudits,
  type AuditCheck,
  type Damage,
  type Root,
  type RootBook,
} from '#modules/audit/index.ts'
import { keyFileState, openVault } from '#modules/vault/index.ts'
import { printRoot } from '#modules/printing/index.ts'
import { catalogueDir } from './catalogue-dir.ts'
import { answer, CliRefusal, CliUsage, parse, type Cli, type Command, type ExitCode } from './cli.ts'
import { asRefusal, dataPlaces, withData } from './open-data.ts'
import { refuseCli } from './words.ts'

const options = {
  root: { type: 'string' },
  pdf: { type: 'string' },
  reason: { type: 'string' },
} as const

type Values = { root?: string | undefined; pdf?: string | undefined; reason?: string | undefined }

/** `audit verify`: whether the chain of every ward is whole and fits its signed roots; `audit roots`: the latest roots. */
export const audit: Command = {
  usage:
    'audit verify [--root <dòng dấu niêm>] | audit roots [--pdf <tệp>] | audit restored --reason <lý do>',
  about: 'kiểm tra nhật ký của từng phường và dấu niêm; in dấu niêm; ghi nhận vừa khôi phục bản lưu',
  async run(cli) {
    const { positionals, values } = parse(cli, { allowPositionals: true, options })
    const run = Object.hasOwn(parts, positionals[0] ?? '') ? parts[positionals[0]!] : undefined
    if (!run || positionals.length !== 1) throw new CliUsage('Có audit verify, audit roots, audit restored.')
    return run(cli, values)
  },
}

const parts: Record<string, (cli: Cli, values: Values) => Promise<ExitCode>> = {
  verify,
  roots,
  restored,
}

/** The book of roots when there is one; a command that only reads makes no key. */
async function bookThere(): Promise<RootBook | undefined> {
  const places = bookPlaces(dataPlaces())
  if (existsSync(places.keyFile)) return asRefusal(async () => openRootBook(places))
  // Taking the key away must not take the check away.
  if (existsSync(places.dir)) {
    throw new CliRefusal(
      'audit.roots-key-missing',
      `Có sổ dấu niêm ở ${places.dir} mà thiếu khóa ${places.keyFile}. Chép lại khóa từ bản giữ riêng.`,
    )
  }
  return undefined
}

async function verify(cli: Cli, { root: line }: Values): Promise<ExitCode> {
  const book = await bookThere()
  const root = line === undefined ? undefined : readGiven(book, line)
  const places = dataPlaces()
  const checks = await withData(places, async (db) => {
    const vaults =
      keyFileState(places.keyFile) === 'missing' ? undefined : await openVault(db, places.keyFile)
    return verifyAllAudits(db, book, { fromPaper: root, vaults })
  })
  const broken = checks.find(({ ok }) => !ok)
  const told = checks.map(showCheck).join('\n')
  if (!broken) return answer(cli, { ok: true, wards: checks }, () => told)
  if (!cli.json) cli.out(told)
  throw new CliRefusal(
    'audit.broken',
    `Nhật ký của phường ${broken.wardId}: ${broken.damages.map(sayDamage).join('; ')}.`,
    { ok: false, wards: checks },
  )
}

function readGiven(book: RootBook | undefined, line: string): Root {
  const root = book?.check(tidy(line))
  if (root) return root
  throw new CliRefusal(
    'audit.root-unknown',
    'Dòng dấu niêm này không do khóa của máy này ký, hoặc chép sai. Quét lại ô vuông trên tờ in.',
  )
}

function showCheck({ wardId, rows, ok, headHash, roots: kept, damages, notes }: AuditCheck): string {
  const seals = kept ? `${kept.count} dấu niêm` : 'chưa có dấu niêm'
  const state = ok ? 'nguyên vẹn' : 'KHÔNG NGUYÊN VẸN'
  return [
    `Phường ${wardId}: ${rows} dòng nhật ký, ${seals}, ${state}, mã cuối ${headHash}`,
    ...damages.map((damage) => `  - ${sayDamage(damage)}`),
    ...notes.map(({ kind, at, reason }) => `  ghi chú: ${vi.audit.notes[kind](at, reason)}`),
  ].join('\n')
}

/** What was done, in words. */
export function sayDamage({ kind, seq, to = seq, root = 0 }: Damage): string {
  const words = vi.audit.damages
  if (kind === 'rootForged' || kind === 'rootsCut') return words[kind](root)
  if (kind === 'rolledBack' || kind === 'rewritten') return words[kind](seq, root)
  if (kind === 'deleted' || kind === 'reordered') return words[kind](seq, to)
  return words[kind](seq)
}

async function roots(cli: Cli, { pdf }: Values): Promise<ExitCode> {
  const book = await bookThere()
  const last = (book?.wards() ?? []).flatMap((wardId) => book!.last(wardId) ?? [])
  if (last.length === 0) return refuseCli({ code: 'audit.no-root' })
  if (pdf) writeFileSync(pdf, printRoot(place(), paperOf(last[0]!)), { flag: 'wx' })
  const value = { roots: last, ...(pdf ? { pdf } : {}) }
  return answer(cli, value, () =>
    [...last.map(({ line }) => line), ...(pdf ? [`Giấy: ${pdf}`] : [])].join('\n'),
  )
}

function place() {
  return { catalogueDir, at: systemClock.now() }
}

function paperOf({ wardId, no, seq, at, hash, keyId, reason, line }: Root) {
  const local = localTimeOf(at)
  return {
    ward: `Phường, xã, đặc khu mã ${wardId}`,
    demo: false,
    wardPhone: '',
    no: String(no),
    seq: String(seq),
    signed: `${timeOf(local)} ngày ${showDate(local)}`,
    key: keyId,
    hash,
    reason,
    line,
  }
}

const longestReason = 300

/** A backup was put back: the roots beyond it are owned up to, signed, and told by every check from now on. */
async function restored(cli: Cli, values: Values): Promise<ExitCode> {
  const reason = tidy(values.reason ?? '')
  if (!reason || reason.length > longestReason)
    throw new CliUsage('Thiếu --reason, hoặc lý do dài quá 300 chữ.')
  const book = await bookThere()
  if (!book) return refuseCli({ code: 'audit.no-root' })
  const signed = await withData(dataPlaces(), async (db) => {
    const wards = (await verifyAllAudits(db, book)).filter(({ damages }) => damages.some(isExcused))
    const given = { kind: 'restored' as const, reason }
    const made: Root[] = []
    for (const { wardId } of wards) made.push(await ownUp({ db, book, clock: systemClock }, wardId, given))
    return made
  })
  return answer(cli, { roots: signed }, () =>
    signed.length > 0
      ? signed.map(({ line }) => line).join('\n')
      : 'Cơ sở dữ liệu khớp dấu niêm: không có gì phải ghi nhận.',
  )
}

function isExcused({ kind }: Damage): boolean {
  return kind === 'rolledBack' || kind === 'rootsCut'
}
