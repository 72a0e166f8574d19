import type { Root } from '#modules/audit/index.ts'
import { printRoot } from '#modules/printing/index.ts'
import { qrSvg } from '#print/qr.ts'
import { page, pdf, refused, type Reply } from '../kit/reply.ts'
import type { Req } from '../kit/route.ts'
import { alarmWords, rootStateOf } from './audit-alarms.ts'
import { AuditRootPage } from './audit-root.page.tsx'
import { momentOf } from './audit-words.ts'

/** The latest signed root as text and square, for the day book. */
export async function showRoot(req: Req): Promise<Reply> {
  const state = await rootStateOf(req)
  const { last, waitingSince } = state
  const square = last && `data:image/svg+xml,${encodeURIComponent(qrSvg(last.line))}`
  const waiting = waitingSince && momentOf(waitingSince)
  return page(<AuditRootPage root={last} square={square} waiting={waiting} alarms={alarmWords(req, state)} />)
}

export async function printLatest(req: Req): Promise<Reply> {
  const { last } = await rootStateOf(req)
  if (!last) return refused({ code: 'audit.no-root' })
  const { ctx } = req
  return pdf(printRoot({ catalogueDir: ctx.catalogue.dir, at: ctx.now }, paperOf(req, last)), 'Dau-niem.pdf')
}

function paperOf({ ctx }: Req, { no, seq, at, hash, keyId, reason, line }: Root) {
  const { name, isDemo, settings } = ctx.ward
  const signed = momentOf(at)
  const common = { ward: name, demo: isDemo, wardPhone: settings.phone }
  return { ...common, no: String(no), seq: String(seq), signed, key: keyId, hash, reason, line }
}
