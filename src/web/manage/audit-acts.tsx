import { browseAudit, packReasons, takePack, type PackReason } from '#modules/audit/index.ts'
import { showViewReason } from '#modules/finding/index.ts'
import { listPeople } from '#modules/accounts/index.ts'
import { ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import { tidy } from '#lib/vietnamese-text.ts'
import { file, page, pdf, unprocessable, type Reply } from '../kit/reply.ts'
import type { Req } from '../kit/route.ts'
import { wordsOfRefusal } from '../kit/words-of-refusal.ts'
import { toSeq } from '../kit/to-seq.ts'
import { alarmsOf, rootStateOf } from './audit-alarms.ts'
import { readAsked, readQuestion, type AuditQuestion } from './audit-filter.ts'
import { incidentCsv, incidentPdf } from './audit-pack.ts'
import { AuditReasonPage } from './audit-reason.page.tsx'
import { AuditPage, type AuditProps } from './audit.page.tsx'

/** Who saw and changed what: metadata only, whatever the role. */
export async function showAudit(req: Req): Promise<Reply> {
  const question = await questionOf(req, (name) => req.query.get(name))
  const view = <AuditPage {...await viewOf(req, question)} />
  return Object.keys(question.errors).length > 0 ? unprocessable(view) : page(view)
}

function questionOf({ ctx, t }: Req, get: (name: string) => string | null): Promise<AuditQuestion> {
  return readQuestion(ctx, readAsked(get), t.audit)
}

async function viewOf(req: Req, question: AuditQuestion): Promise<AuditProps> {
  const { ctx, query } = req
  const isWrong = Object.keys(question.errors).length > 0
  const before = toSeq(query.get('before'))
  const nothing = { entries: [], actions: [], before: undefined }
  const shown = isWrong ? nothing : await browseAudit(ctx, { ...question.filter, before })
  return {
    ...shown,
    question,
    people: await listPeople(ctx),
    alarms: await alarmsOf(req),
    packError: undefined,
  }
}

/** What somebody wrote beside the reason she chose; opened one at a time, and remembered. */
export async function showReason({ ctx, query }: Req): Promise<Reply> {
  return page(<AuditReasonPage words={await showViewReason(ctx, query.get('ma') ?? '')} />)
}

const mostCsv = 100_000
const mostPdf = 500

/** Incident pack: the entries asked for as a table or a print. The reason first, in the chain. */
export async function takeIncident(req: Req): Promise<Reply> {
  const { ctx, form } = req
  const question = await questionOf(req, form.get)
  const isPdf = form.get('as') === 'pdf'
  const reason = reasonOf(req)
  if (!reason.ok) return again(req, question, reason.error.code)
  if (Object.keys(question.errors).length > 0) return again(req, question, undefined)
  const most = isPdf ? mostPdf : mostCsv
  const taken = await takePack(ctx, question.filter, { reason: reason.value, most })
  if (!taken.ok) return again(req, question, taken.error.code)
  const { last: root } = await rootStateOf(req)
  const pack = { ...taken.value, question, people: await listPeople(ctx), reason: reason.value, root }
  return isPdf
    ? pdf(incidentPdf(req, pack), 'Ho-so-su-co.pdf')
    : file(Buffer.from(incidentCsv(req.t, pack)), {
        type: 'text/csv; charset=utf-8',
        name: 'Ho-so-su-co.csv',
      })
}

async function again(req: Req, question: AuditQuestion, code: string | undefined): Promise<Reply> {
  const packError = code && wordsOfRefusal(req.t, { code })
  return unprocessable(<AuditPage {...await viewOf(req, question)} packError={packError} />)
}

/** A number of the register has a figure and no space. A name, which must not stand in the chain for ever, has neither. */
const caseNumber = /^(?=.*\d)[\p{L}\d./-]{1,30}$/u

function reasonOf({ form }: Req): Result<PackReason, Refusal> {
  const code = packReasons.find((name) => name === form.get('reason'))
  const caseNo = tidy(form.get('caseNo'))
  if (!code) return refuse('audit.no-reason')
  return caseNo && !caseNumber.test(caseNo) ? refuse('audit.case-number') : ok({ code, caseNo })
}
