import type { Db } from '#db/client.ts'
import type { Role } from '#domain/access/role.ts'
import { roles } from '#domain/access/role.ts'
import type { Ctx } from '#modules/context.ts'
import { handOverResult, receiveDossier, signResult } from '#modules/dossiers/index.ts'
import { agreeReadBack, giveAnswers, noteFormPrinted, scanCard } from '#modules/intake/index.ts'
import {
  answerHelp,
  checkPapers,
  findNeed,
  findVisit,
  openVisit,
  showVisit,
  type Visit,
} from '#modules/visits/index.ts'
import { birthAnswers, motherCard, must } from '#test/desk/walk-a-visit.ts'
import { aWard, type TestWard } from '#test/db/a-ward.ts'
import { aPerson, onShift, type TestPerson } from './actors.ts'

export const signable = roles.filter((role) => role !== 'citizen' && role !== 'system')

/** What routes name in their addresses, of one ward; `mark` stands in every name of it. */
export type Things = {
  visitId: string
  dossierId: string
  trackingCode: string
  shiftId: string
  mark: string
}

/** A ward with one person of every role, on one shift, and what there is to see in it. */
export async function aPeopledWard(db: Db, mark: string) {
  const ward = await aWard(db)
  const people = {} as Record<Role, TestPerson>
  for (const role of signable) people[role] = await aPerson(db, ward, role, `Dấu ${mark} ${role}`)
  const another = await aPerson(db, ward, 'member', `Dấu ${mark} khác`)
  const squad = [people.member, people.squadLeader, people.minorMember, another]
  const shiftId = await onShift(people.officer, squad, -30)
  const dossier = await aDossier(people, mark)
  const visitOf = async (helper: TestPerson) => aPrintedVisit(people.officer, helper, mark)
  return { ward, people, another, shiftId, mark, visitOf, ...dossier }
}
export type PeopledWard = Awaited<ReturnType<typeof aPeopledWard>>

/** A visit helped by this person up to the printed form. */
async function aPrintedVisit(officer: TestPerson, helper: TestPerson, mark: string): Promise<string> {
  const desk = await officer.ctx()
  const party = { kind: 'person' as const, fullName: `Nguyễn Dấu${mark} Tên` }
  const { visitId } = must(await openVisit(desk, { kind: 'need', party, onBehalfOf: null }))
  must(await findNeed(desk, visitId, 'khai-sinh'))
  must(await checkPapers(desk, visitId, [{ name: 'Giấy chứng sinh', state: 'have' }]))
  const ctx = await helper.ctx()
  must(await answerHelp(ctx, visitId, true))
  must(await scanCard(ctx, visitId, { role: 'mother', raw: motherCard.replace('Mẫu Hậu', `Dấu${mark} Hậu`) }))
  const answers = { ...birthAnswers, 'child.fullName': `Nguyễn Dấu${mark} Quỳnh` }
  const { version } = must(await giveAnswers(ctx, visitId, { answers, source: 'spoken' }))
  must(await agreeReadBack(ctx, visitId, version))
  must(await noteFormPrinted(ctx, visitId))
  return visitId
}

async function aDossier(people: Record<Role, TestPerson>, mark: string) {
  const visitId = await aPrintedVisit(people.officer, people.officer, mark)
  const person = { fullName: `Nguyễn Dấu${mark} Chủ`, phone: '0905123456' }
  const received = must(
    await receiveDossier(await people.officer.ctx(), visitId, {
      caseId: 'c1',
      papers: [],
      submitter: person,
      owner: person,
    }),
  )
  const { dossierId, trackingCode } = received
  const signed = { resultNumber: '1', outcome: 'granted' as const, reason: '' }
  must(await signResult(await people.signer.ctx(), dossierId, signed))
  const handed = { to: `Dấu${mark}`, authority: 'self' as const, proof: '', visitId: null }
  must(await handOverResult(await people.officer.ctx(), dossierId, handed))
  return { dossierId, trackingCode }
}

/** The visit as the table of rights must know it. */
export async function visitNow(ctx: Ctx, visitId: string): Promise<Visit> {
  return (await ctx.db.inWard(ctx.ward.wardId, (trx) => findVisit(trx, ctx, visitId)))!
}

export type { TestWard }
export { showVisit }
