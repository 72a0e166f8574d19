import { may } from '#domain/access/action.ts'
import { readViewReason, type ViewReason } from '#domain/access/view-reason.ts'
import { isAskable, readAsked, type Asked } from '#domain/person/index.ts'
import { tidy } from '#lib/vietnamese-text.ts'
import { giveViewReason, openAtDesk, openByCode, findAtDesk, type Dossier } from '#modules/dossiers/index.ts'
import { notFound, page, redirectTo, refused, unprocessable, type Reply } from '../kit/reply.ts'
import type { Req } from '../kit/route.ts'
import { wordsOfRefusal } from '../kit/words-of-refusal.ts'
import { paths } from '../paths.ts'
import { deskView } from './desk-view.ts'
import { FindPage, type FindProps } from './find.page.tsx'
import type { ReasonTyped } from './reason-fields.tsx'
import { ReasonPage } from './reason.page.tsx'

const noReason: ReasonTyped = { code: '', words: '', error: undefined }

/** The empty page of finding: what may be typed. */
export async function showFind(req: Req): Promise<Reply> {
  return page(<FindPage {...await viewOf(req, {})} />)
}

/** The one box: a code opens its dossier; anything else is looked for. What was typed stands in no address. */
export async function find(req: Req): Promise<Reply> {
  const typed = req.form.get('asked').trim()
  const asked = readAsked(typed)
  const dossierId = asked.code ? await openByCode(req.ctx, asked.code) : undefined
  if (dossierId) return redirectTo(paths.dossier(dossierId))
  if (!isAskable(asked)) return say(req, typed, req.t.find.empty)
  if (!may(req.ctx.actor, 'person.find')) return say(req, typed, req.t.find.codeOnly)
  return answer(req, typed, asked)
}

async function answer(req: Req, typed: string, asked: Asked): Promise<Reply> {
  const { reason, typed: reasonTyped } = reasonOf(req, asked)
  const found = await findAtDesk(req.ctx, asked, reason ?? null)
  if (!found.ok) return refused(found.error)
  const view = await viewOf(req, { asked: typed, found: found.value, reason, typed: reasonTyped })
  return reasonTyped.error ? unprocessable(<FindPage {...view} />) : page(<FindPage {...view} />)
}

function reasonOf(req: Req, asked: Asked): { reason: ViewReason | undefined; typed: ReasonTyped } {
  if (asked.scanned === 'card') return { reason: { code: 'card', words: '' }, typed: noReason }
  if (!req.form.has('widen')) return { reason: undefined, typed: noReason }
  return readReason(req)
}

function readReason({ form, t }: Req): { reason: ViewReason | undefined; typed: ReasonTyped } {
  const [code, words] = [form.get('reason'), tidy(form.get('words'))]
  const read = readViewReason(code, words)
  const error = read.ok ? undefined : wordsOfRefusal(t, read.error)
  return { reason: read.ok ? read.value : undefined, typed: { code, words, error } }
}

async function say(req: Req, asked: string, notice: string): Promise<Reply> {
  return unprocessable(<FindPage {...await viewOf(req, { asked, notice })} />)
}

async function viewOf(req: Req, facts: Partial<FindProps>): Promise<FindProps> {
  const view = await deskView(req)
  const nothing = { asked: '', found: undefined, reason: undefined, typed: noReason, notice: undefined }
  return { ...nothing, view, ...facts }
}

/** A dossier for whoever may see it now; else the page that asks why. */
export async function withDossier(
  req: Req,
  body: (dossier: Dossier) => Promise<Reply> | Reply,
): Promise<Reply> {
  const dossierId = req.params.dossierId ?? ''
  const opened = await openAtDesk(req.ctx, dossierId)
  if (opened === undefined) return notFound()
  if (opened !== 'reason-needed') return body(opened)
  return page(<ReasonPage view={await deskView(req)} dossierId={dossierId} typed={noReason} />)
}

/** The reason first, in the audit chain; then the dossier. */
export async function openWithReason(req: Req): Promise<Reply> {
  const dossierId = req.params.dossierId ?? ''
  const { reason, typed } = readReason(req)
  if (!reason) {
    const opened = await openAtDesk(req.ctx, dossierId)
    if (opened === undefined) return notFound()
    return unprocessable(<ReasonPage view={await deskView(req)} dossierId={dossierId} typed={typed} />)
  }
  const given = await giveViewReason(req.ctx, dossierId, reason)
  return given.ok ? redirectTo(paths.dossier(dossierId)) : refused(given.error)
}
