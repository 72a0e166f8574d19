import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { classification } from '#db/classification.ts'
import type { Db } from '#db/client.ts'
import type { Instant, PlainDate } from '#lib/plain-date.ts'
import {
  insertAccountRow,
  insertSquadRow,
  makeSignInLink,
  signInByLink,
  signInByPassphrase,
} from '#modules/accounts/index.ts'
import { bookPlaces, makeRootKeyFile, openRootBook, signWardRoot } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/context.ts'
import { insertRotationRow } from '#modules/custody/key-rotations.store.ts'
import { askPasskey, setPassphrase } from '#modules/credentials/index.ts'
import { insertDelegationRow } from '#modules/delegations/delegations.store.ts'
import { insertSubstitutionRow } from '#modules/delegations/substitutions.store.ts'
import { addDevice, revokeDevice } from '#modules/devices/index.ts'
import { openShift } from '#modules/duty/index.ts'
import { handOverResult, receiveDossier, signResult, undoLastAct } from '#modules/dossiers/index.ts'
import { rateVisit } from '#modules/feedback/index.ts'
import { viewReasonNote } from '#modules/finding/index.ts'
import { confirmForm } from '#modules/forms/index.ts'
import { keepDraft } from '#modules/intake/index.ts'
import { requestTicket } from '#modules/printing/index.ts'
import {
  askRequest,
  eraseForRequest,
  grantRequest,
  holdDossier,
  proveRequest,
} from '#modules/privacy/index.ts'
import { runRetention } from '#modules/retention/index.ts'
import { answerHelp, leave, openVisit } from '#modules/visits/index.ts'
import { aDesk, must, printedVisit } from './walk-a-visit.ts'

type Desk = Awaited<ReturnType<typeof aDesk>>

/** Rows of one ward in every table there is, past the ward's own policy as only the keeper sees them. */
export async function countAll(db: Db, wardId: number): Promise<Record<string, number>> {
  const tables = Object.keys(classification).filter((name) => name !== 'schema_migration')
  return db.acrossWards(async (trx) => {
    const counts: Record<string, number> = {}
    for (const name of tables) {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from ${sql.table(name)} where ward_id = ${wardId}`.execute(trx)
      counts[name] = rows[0]!.n
    }
    return counts
  })
}

const person = (phone?: string) => ({ fullName: 'Nguyễn Thị Mẫu Hậu', ...(phone ? { phone } : {}) })

export type FullWard = {
  desk: Desk
  /** Given back, open, held beyond its period, and taken back at reception. */
  dossiers: { closed: string; open: string; held: string }
  leftAccountId: string
}

/** A ward with at least one row in every table, each through the act that makes it on a day of work. */
export async function aFullWard(db: Db): Promise<FullWard> {
  const desk = await aDesk(db)
  const people = await employ(db, desk)
  const dossiers = await receiveSome(desk)
  await leaveSmallTraces(desk, people)
  await askAndErase(desk, dossiers.open)
  await runRetention(await desk.at(600, 'signer'))
  await signRoot(db, desk)
  return { desk, dossiers, leftAccountId: people.left }
}

type People = { here: string; left: string; member: string }

async function employ(db: Db, { ward, at }: Desk): Promise<People> {
  const ctx = await at(0)
  const [here, left, signer, member] = [ctx.ids.uuid(), ctx.ids.uuid(), ctx.ids.uuid(), ctx.ids.uuid()]
  const account = (accountId: string, login: string) =>
    ({ accountId, displayName: login, title: '', roles: ['officer'], counterId: null, login }) as const
  const wardId = ward.wardId
  await db.inWard(wardId, async (trx) => {
    for (const [id, login, role] of [
      [here, 'lan', 'officer'],
      [left, 'hung', 'officer'],
      [signer, 'minh', 'signer'],
      [member, 'tam', 'member'],
    ] as const)
      await insertAccountRow(trx, wardId, { ...account(id, login), roles: [role] })
    await insertSquadRow(trx, wardId, { squadId: ctx.ids.uuid(), name: 'Đội 1', memberIds: [member, left] })
    const days = { fromDay: '2026-11-16' as PlainDate, toDay: '2026-11-20' as PlainDate }
    const made = { ...days, createdBy: null, now: ctx.now }
    const substitutionId = ctx.ids.uuid()
    const reason = ctx.vault.seal('substitution.reason', substitutionId, 'nghỉ phép')
    await insertSubstitutionRow(trx, wardId, {
      ...made,
      substitutionId,
      absentId: here,
      substituteId: left,
      reason,
    })
    await insertDelegationRow(trx, wardId, {
      ...{ ...made, delegationId: ctx.ids.uuid(), delegatorId: signer, delegateId: here },
      ...{ capacity: 'KT', procedureIds: [], document: '12/QĐ-UBND' },
    })
    const note = viewReasonNote(ctx, { code: 'other' as never, words: 'bà con gọi hỏi' })
    await note.keep(trx)
    await insertRotationRow(trx, wardId, { rotationId: ctx.ids.uuid(), keyId: 1, startedAt: ctx.now })
  })
  const { token } = must(await makeSignInLink(await at(1), left))
  must(await signInByLink(await at(1), token, 'desk'))
  const asLeft = { ...(await at(2)), actor: { ...(await at(2)).actor, id: left } }
  must(await setPassphrase(asLeft, 'chín con voi xanh qua suối sớm', []))
  await signInByPassphrase(await at(3), { login: 'hung', passphrase: 'sai rồi sai rồi', device: 'desk' })
  await askPasskey(await at(3), { rpId: 'phuong.example', origin: 'https://phuong.example' })
  must(
    await confirmForm(
      { ...asLeft, actor: { ...asLeft.actor, id: here } },
      'to-khai-khai-sinh',
      'Thông tư, trang 1',
    ),
  )
  return { here, left, member }
}

async function receiveSome({ at }: Desk): Promise<FullWard['dossiers']> {
  const reception = (phone: string) => ({
    ...{ caseId: 'c1', papers: [], messages: true },
    ...{ submitter: person(phone), owner: person() },
  })
  const received: { dossierId: string; visitId: string }[] = []
  for (let turn = 0; turn < 4; turn++) {
    const visitId = await printedVisit(at)
    const { dossierId } = must(await receiveDossier(await at(15), visitId, reception('0912345678')))
    received.push({ dossierId, visitId })
  }
  const [closed, open, held, taken] = received as [Given, Given, Given, Given]
  for (const { dossierId, visitId } of [closed, held]) {
    must(
      await signResult(await at(40, 'signer'), dossierId, {
        resultNumber: '1',
        outcome: 'granted',
        reason: '',
      }),
    )
    const to = { to: 'Nguyễn Thị Mẫu Hậu', authority: 'self', proof: '', visitId } as const
    must(await handOverResult(await at(50), dossierId, to))
    must(await rateVisit(await at(51), visitId, { score: 3, reasons: [] }))
  }
  must(await holdDossier(await at(52), held.dossierId, 'khiếu nại'))
  must(await undoLastAct(await at(53), taken.visitId))
  must(await leave(await at(54), taken.visitId, 'asked'))
  return { closed: closed.dossierId, open: open.dossierId, held: held.dossierId }
}

type Given = { dossierId: string; visitId: string }

async function leaveSmallTraces({ at }: Desk, people: People): Promise<void> {
  const officer = await at(60)
  const helper: Ctx = { ...officer, actor: { ...officer.actor, id: people.left } }
  const leads = { id: people.here, role: 'squadLeader', roles: ['squadLeader'] } as const
  const supervisor: Ctx = { ...officer, actor: { ...officer.actor, ...leads } }
  must(await openShift(supervisor, { memberIds: [people.member], guardianAgreedIds: [], hours: 4 }))
  const { visitId } = must(
    await openVisit(
      { ...helper, idempotency: { key: 'k', bodyHash: 'h' } },
      { kind: 'need', party: { kind: 'person', fullName: 'Trần Văn Mẫn' }, onBehalfOf: null },
    ),
  )
  must(await answerHelp(helper, visitId, true))
  must(await requestTicket({ ...(await at(61)), ticketPrinter: 'máy in' }, visitId))
  const kept = await printedVisit(at)
  must(await keepDraft(await at(62), kept, 7))
  const { deviceId } = must(await addDevice(await at(63), { kind: 'tablet', name: 'Máy sảnh' }))
  must(await revokeDevice(await at(64), deviceId))
}

async function askAndErase(desk: Desk, dossierId: string): Promise<void> {
  const { at } = desk
  const asked = {
    kind: 'delete',
    name: 'Nguyễn Thị Mẫu Hậu',
    words: 'xóa số của tôi',
    thirdParty: false,
  } as const
  const { requestId } = must(await askRequest(await at(70), { ...asked, dossierId, channel: 'desk' }))
  must(await proveRequest(await at(71), requestId, { proof: 'idCard', seen: 'thẻ căn cước' }))
  must(await grantRequest(await at(72), requestId))
  if (!(await eraseForRequest(await at(73), requestId))) throw new Error('nothing was erased')
}

async function signRoot(db: Db, { ward, at }: Desk): Promise<void> {
  const places = bookPlaces({ keyFile: join(mkdtempSync(join(tmpdir(), 'motcua-roots-')), 'key') })
  makeRootKeyFile(places)
  const now = (await at(601)).now as Instant
  const root = await signWardRoot({ db, clock: { now: () => now }, book: openRootBook(places) }, ward.wardId)
  if (typeof root === 'string') throw new Error(root)
}
