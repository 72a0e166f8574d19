import type { Db } from '#db/client.ts'
import { handleMessage } from '#jobs/handlers.ts'
import type { PlainDate } from '#lib/plain-date.ts'
import type { Ctx } from '#modules/context.ts'
import { insertAccountRow } from '#modules/accounts/index.ts'
import { listConsents } from '#modules/consents/index.ts'
import { judgePassphrase, setPassphrase } from '#modules/credentials/index.ts'
import { addSubstitution, listSubstitutions } from '#modules/delegations/index.ts'
import { findDossierByCode, giveViewReason, receiveDossier, showDossier } from '#modules/dossiers/index.ts'
import { showViewReason } from '#modules/finding/index.ts'
import { confirmForm } from '#modules/forms/index.ts'
import { keepDaysNow, keepDraft, showDraft, takeKeptDraft } from '#modules/intake/index.ts'
import { askRequest, holdDossier, listStandingMarks, showRequest } from '#modules/privacy/index.ts'
import { requestTicket, runPrintJob, type PrintDesk } from '#modules/printing/index.ts'
import { findNeed, openVisit, showVisit } from '#modules/visits/index.ts'
import type { Vault } from '#modules/vault/index.ts'
import { aDesk, must, printedVisit } from '../desk/walk-a-visit.ts'

/** What a use-case says of what it sealed, asked before and after the keys changed. */
export type Reader = (ctx: Ctx, vault: Vault) => Promise<unknown>

type Desk = Awaited<ReturnType<typeof aDesk>>

const reception = {
  caseId: 'c1',
  submitter: { fullName: 'Nguyễn Thị Mẫu Hậu', phone: '0912345678' },
  messages: true,
  owner: { fullName: 'Nguyễn Thị Mẫu Hậu' },
  papers: [],
}

/**
 * A morning at the desk that seals something in every column there is, each through the use-case that seals there, and a reader
 * for each. A column that nobody seals in yet is not here; the test notices the day somebody does.
 */
export async function sealEverywhere(db: Db): Promise<{ desk: Desk; readers: Record<string, Reader> }> {
  const desk = await aDesk(db)
  const { at, ward } = desk
  const visitId = await printedVisit(at)
  const idempotency = { key: 'mở lượt', bodyHash: 'x' }
  const opener = await at(12)
  const keeping = await at(12)
  const kept = must(await keepDraft(keeping, visitId, keepDaysNow(keeping)[0]!))
  const asking = { kind: 'asking', party: null, onBehalfOf: null } as const
  const first = must(await openVisit({ ...opener, idempotency }, asking))
  const { dossierId, trackingCode } = must(await receiveDossier(await at(15), visitId, reception))
  must(await giveViewReason(await at(16), dossierId, { code: 'other', words: 'Bà Mẫu Hậu gọi hỏi' }))
  const ticket = { ...(await at(17)), ticketPrinter: 'thử' }
  const { printJobId } = must(await requestTicket(ticket, first.visitId))
  const { requestId } = must(
    await askRequest(await at(18), {
      ...{ dossierId, kind: 'see', channel: 'desk', thirdParty: false },
      ...{ name: 'Nguyễn Thị Mẫu Hậu', words: 'Cho tôi xem' },
    }),
  )
  must(await holdDossier(await at(18), dossierId, 'đang có khiếu nại'))
  const officer = await anOfficer(db, desk)
  const plain = await at(18)
  const confirming = { ...plain, actor: { ...plain.actor, id: officer } }
  must(await confirmForm(confirming, 'to-khai-khai-sinh', 'Thông tư 04/2024, phụ lục 5'))
  const other = await anOfficer(db, desk)
  const [fromDay, toDay] = ['2026-11-17', '2026-11-18'] as PlainDate[]
  const away = { fromDay: fromDay!, toDay: toDay!, reason: 'đưa con đi khám' }
  must(await addSubstitution(await at(18), { absentId: officer, substituteId: other, ...away }))
  const dossier: Reader = async (ctx) => (await showDossier(ctx, dossierId))?.state
  const visit: Reader = async (ctx) => (await showVisit(ctx, visitId))?.state
  return {
    desk,
    readers: {
      'visit.summary': visit,
      'visit_event.data': visit,
      'visit_draft.input': async (ctx) => (await showDraft(ctx, visitId))?.draft,
      'kept_draft.input': (ctx) => takenUp(ctx, kept.code),
      'data_request_event.data': async (ctx) => (await showRequest(ctx, requestId))?.state,
      'dossier_mark.reason': async (ctx) => (await listStandingMarks(ctx)).map(({ reason }) => reason),
      'form_confirmation.compared': (ctx) => whatWasCompared(ctx),
      'dossier.summary': dossier,
      'dossier_event.data': async (ctx) => (await findDossierByCode(ctx, trackingCode))?.state,
      'consent_event.data': (ctx) =>
        ctx.db.inWard(ward.wardId, (trx) =>
          listConsents(trx, ctx, { subject: 'dossier', subjectId: dossierId }),
        ),
      'idempotency.result': async (ctx) =>
        must(await openVisit({ ...ctx, actor: opener.actor, idempotency }, asking)).visitId,
      'substitution.reason': (ctx) => listSubstitutions(ctx),
      'outbox.payload': (ctx, vault) => payloadsOf(ctx, vault),
      'print_job.payload': (ctx, vault) => printed(ctx, vault, printJobId),
      'credential.secret': (ctx) => judgePassphrase(ctx, { login: 'mau', accountId: officer }, phrase),
      'view_reason.words': async (ctx) => {
        const row = await ctx.db.inWard(ward.wardId, (trx) =>
          trx.selectFrom('view_reason').select('reason_id').executeTakeFirstOrThrow(),
        )
        return showViewReason(ctx, row.reason_id)
      },
    },
  }
}

const phrase = 'bốn con trâu qua cầu sáng nay'

async function anOfficer(db: Db, { ward, at }: Desk): Promise<string> {
  const ctx = await at(3)
  const accountId = ctx.actor.id!
  const row = {
    accountId,
    displayName: 'Lê Văn Mẫu',
    title: 'Cán bộ',
    roles: ['officer' as const],
    counterId: '1',
  }
  await db.inWard(ward.wardId, (trx) => insertAccountRow(trx, ward.wardId, row))
  must(await setPassphrase(ctx, phrase, ['Lê Văn Mẫu']))
  return accountId
}

/** Somebody comes again with the code of what was kept: what she said is in the form of her new visit. */
async function takenUp(ctx: Ctx, code: string): Promise<unknown> {
  const { visitId } = must(await openVisit(ctx, { kind: 'need', party: null, onBehalfOf: null }))
  must(await findNeed(ctx, visitId, 'khai-sinh'))
  must(await takeKeptDraft(ctx, visitId, code))
  return (await showDraft(ctx, visitId))?.draft.answers
}

/** No page shows it yet: opened as it was sealed. */
async function whatWasCompared({ db, ward, vault }: Ctx): Promise<unknown> {
  const row = await db.inWard(ward.wardId, (trx) =>
    trx.selectFrom('form_confirmation').selectAll().executeTakeFirstOrThrow(),
  )
  return vault.open('form_confirmation.compared', `${row.form_id}/${row.form_version}`, row.compared!)
}

/** Everything the outbox of the ward still has to say, through the handler that jobs call. */
async function payloadsOf(ctx: Ctx, vault: Vault): Promise<unknown> {
  const { wardId } = ctx.ward
  const rows = await ctx.db.inWard(wardId, (trx) =>
    trx.selectFrom('outbox').select(['outbox_id', 'kind']).orderBy('outbox_id').execute(),
  )
  const said: unknown[] = []
  const notYet = new Error('heard, and left for the next asking')
  for (const { outbox_id, kind } of rows) {
    const outside = ({ payload }: { payload: unknown }) => (said.push(payload), Promise.reject(notYet))
    const handlers = new Map([[kind, { outside }]])
    const parts = { db: ctx.db, vaults: vault, clock: { now: () => ctx.now }, handlers }
    await handleMessage(parts, wardId, outbox_id).catch((error: unknown) => {
      if (error !== notYet) throw error
    })
  }
  return said
}

/** What the printer would get; it refuses, so that the paper stays sealed for the next asking. */
async function printed(ctx: Ctx, vault: Vault, printJobId: string): Promise<unknown> {
  let words: unknown
  const desk: PrintDesk = {
    db: ctx.db,
    vault,
    clock: { now: () => ctx.now },
    encodeTicket: (ticket) => ((words = ticket), new Uint8Array(1)),
    printers: new Map([
      [
        'thử',
        {
          id: 'thử',
          takes: 'application/vnd.escpos' as const,
          status: async () => 'paper-out' as const,
          print: async () => ({ ok: false as const, error: { code: 'printer.paper-out' } }),
        },
      ],
    ]),
  }
  await runPrintJob(desk, ctx.ward.wardId, printJobId).catch(() => undefined)
  return words
}
