import { toTrackingCode } from '#domain/dossier/tracking-code.ts'
import { papersFor } from '#domain/procedure/papers-for.ts'
import type { Procedure } from '#domain/procedure/procedure.ts'
import { showDate } from '#lib/plain-date.ts'
import { listAccesses } from '#modules/audit/index.ts'
import { findPublicDossier, objectsOfPublicDossier } from '#modules/dossiers/index.ts'
import { wordingNow } from '#modules/consents/index.ts'
import { readPrivacyByCode } from '#modules/privacy/index.ts'
import { printChecklist } from '#modules/printing/index.ts'
import { missing, notFound, page, pdf, unprocessable, type Reply } from '../kit/reply.ts'
import { get, post, type Req, type Route } from '../kit/route.ts'
import { toSeq } from '../kit/to-seq.ts'
import { deskDay, deskWeek } from './desk-day.ts'
import { PublicDossierPage } from './dossier.page.tsx'
import { HomePage, type TypedCode } from './home.page.tsx'
import type { OwnPrivacyProps } from '../privacy/own-privacy.tsx'
import { ProcedurePage } from './procedure.page.tsx'
import { ProceduresPage } from './procedures.page.tsx'
import { WhoSawPage } from './who-saw.page.tsx'
import { showMoney, timeWords } from './procedure-words.ts'

/** Codes have 65 bits; ten tries in ten minutes from one address find nothing and tire nobody. */
const lookUps = { name: 'dossier.find', times: 10, minutes: 10 }

export const citizenRoutes: readonly Route[] = [
  get('/', 'public', (req) => page(home(req))),
  get('/thu-tuc', 'public', showProcedures),
  get('/thu-tuc/:id', 'public', showProcedure),
  get('/thu-tuc/:id/giay-to.pdf', 'public', showPapers),
  get('/ho-so', 'public', (req) => page(home(req))),
  post('/ho-so', { guard: 'public', audit: 'dossier.find', limit: lookUps }, lookUpDossier),
  get('/ho-so/:code', 'public', (req) => showDossier(req, req.params.code ?? ''), { limit: lookUps }),
  get('/ho-so/:code/ai-da-xem', 'public', showAccesses, { limit: lookUps }),
]

function home({ ctx, t }: Req, code?: TypedCode) {
  const procedures = [...ctx.catalogue.procedures.values()]
  const sameDay = procedures.filter(
    ({ sameSession, processingTime }) =>
      sameSession.eligible === 'yes' && processingTime[0]?.unit === 'same_day',
  )
  return (
    <HomePage
      today={deskDay(ctx, t)}
      week={deskWeek(ctx, t)}
      sameDay={sameDay.slice(0, 8)}
      count={procedures.length}
      code={code}
    />
  )
}

function showProcedures({ ctx, t, query }: Req): Reply {
  const asked = (query.get('q') ?? '').normalize('NFC').trim().slice(0, 300)
  const { morning, afternoon } = ctx.catalogue.officeHours
  const hours = `${morning.from}–${morning.to}, ${afternoon.from}–${afternoon.to}`
  const fields = [...Map.groupBy(ctx.catalogue.procedures.values(), ({ field }) => field)].map(
    ([name, procedures]) => ({ name, procedures }),
  )
  const answer = asked ? ctx.catalogue.lookUp.find(asked, 6) : null
  return page(
    <ProceduresPage
      query={asked}
      answer={answer}
      fields={fields}
      hours={hours}
      sign={deskDay(ctx, t).sign}
    />,
  )
}

function showProcedure({ ctx, t, params }: Req): Reply {
  const procedure = ctx.catalogue.findProcedure(params.id ?? '')
  if (!procedure) return notFound()
  const sameDay = procedure.sameSession.eligible === 'yes' && procedure.processingTime[0]?.unit === 'same_day'
  return page(
    <ProcedurePage
      procedure={procedure}
      papers={papersFor(procedure, (id) => ctx.catalogue.findForm(id) !== undefined)}
      sign={deskDay(ctx, t).sign}
      sameDay={sameDay}
    />,
  )
}

function showPapers(req: Req): Reply {
  const procedure = req.ctx.catalogue.findProcedure(req.params.id ?? '')
  if (!procedure) return notFound()
  return pdf(checklistOf(req, procedure), `${procedure.id}.pdf`)
}

function checklistOf({ ctx, t }: Req, procedure: Procedure): Uint8Array {
  const papers = papersFor(procedure, (id) => ctx.catalogue.findForm(id) !== undefined)
  const { ward } = ctx
  const fee = procedure.fees[0]
  return printChecklist(
    { catalogueDir: ctx.catalogue.dir, at: ctx.now },
    {
      ward: ward.name,
      demo: ward.isDemo,
      wardPhone: ward.settings.phone,
      address: ward.settings.address,
      procedure: procedure.name,
      bring: papers.always.map(({ name }) => ({ name, note: '' })),
      maybe: papers.conditional.map(({ name, when }) => ({ name, note: when ?? '' })),
      show: papers.showOnly.map(({ name, when }) => ({ name, note: when ?? '' })),
      leave: [
        ...papers.madeHere.map(({ name }) => ({ name, note: t.citizen.madeHere })),
        ...papers.leaveHome.map(({ name }) => ({ name, note: '' })),
      ],
      time: timeWords(t, procedure.processingTime[0]!),
      fee: fee ? showMoney(t, fee.amount) : t.citizen.feeUnknown,
      asOf: t.citizen.asOf(showDate(procedure.version)),
    },
  )
}

/** What cannot be a code was typed wrong: the same page says how a code looks, and keeps it to be mended. */
function lookUpDossier(req: Req): Reply | Promise<Reply> {
  const typed = req.form.get('ma')
  return toTrackingCode(typed)
    ? showDossier(req, typed)
    : unprocessable(home(req, { typed, error: req.t.citizen.codeUnlikely }))
}

/** One answer for every code there is no dossier for: unknown, foreign, void, or none at all in the address. */
async function showDossier(req: Req, typed: string): Promise<Reply> {
  const { ctx, t } = req
  const dossier = await findPublicDossier(ctx, typed)
  if (!dossier) return missing(home(req, { typed, error: t.citizen.codeUnknown }))
  const name = ctx.catalogue.findProcedure(dossier.procedureId)?.name ?? ''
  const code = toTrackingCode(typed)!
  return page(
    <PublicDossierPage
      dossier={dossier}
      code={code}
      procedureName={name}
      sign={deskDay(ctx, t).sign}
      own={await ownOf(req, code)}
    />,
  )
}

/** What she may see and say about her data on this page, and what was just done. */
async function ownOf({ ctx, t, facts, query }: Req, code: string): Promise<OwnPrivacyProps | undefined> {
  const privacy = await readPrivacyByCode(ctx, code)
  if (!privacy) return undefined
  const { own } = t.privacy
  const done: Record<string, OwnPrivacyProps['notice']> = {
    tin: { meaning: 'go', say: own.messagesDone },
    'yeu-cau': { meaning: 'go', say: own.askDone },
    thieu: { meaning: 'stop', say: own.askMissing },
  }
  const wording = wordingNow(ctx, 'messages')?.[facts.lang] ?? ''
  return { code, privacy, wording, notice: done[query.get('xong') ?? ''] }
}

/** Who has opened the dossier, for whoever has its code: roles, reasons and times. */
async function showAccesses(req: Req): Promise<Reply> {
  const { ctx, t, params, query } = req
  const typed = params.code ?? ''
  const objects = await objectsOfPublicDossier(ctx, typed)
  if (!objects) return missing(home(req, { typed, error: t.citizen.codeUnknown }))
  const before = toSeq(query.get('truoc'))
  const { accesses, before: older } = await listAccesses(ctx, objects, { before })
  return page(
    <WhoSawPage
      code={toTrackingCode(typed)!}
      accesses={accesses}
      older={older}
      sign={deskDay(ctx, t).sign}
    />,
  )
}
