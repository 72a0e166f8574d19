import type { Db } from '#db/client.ts'
import type { FieldName, ViewName } from '#domain/access/fields.ts'
import type { Role } from '#domain/access/role.ts'
import { systemIds } from '#lib/ids.ts'
import { enterOfficialCode, handOverResult, receiveDossier, signResult } from '#modules/dossiers/index.ts'
import { agreeReadBack, giveAnswers, noteFormPrinted, scanCard } from '#modules/intake/index.ts'
import { answerHelp, checkPapers, findNeed, openVisit } from '#modules/visits/index.ts'
import { birthAnswers, must } from '#test/desk/walk-a-visit.ts'
import { wordsOf } from '#test/print/read-paper.ts'
import { aPerson, onShift, sessionOf, type TestPerson } from './actors.ts'
import { signable } from './matrix-things.ts'
import { testApp, type TestApp } from './test-app.ts'

/** What stands in each field, as it may come out: with spaces in a number, in capitals on a paper, by its last digits. */
const marks: Partial<Record<FieldName, RegExp>> = {
  givenName: /Kanaten/,
  fullName: /Kanaho/,
  partyNumber: /045 ?198 ?000 ?999/,
  onBehalfOf: /Kanathay/,
  scannedText: /Kanathe|Kananha/i,
  scannedNumber: /045 ?198 ?000 ?214/,
  scannedNumberEnd: /(cuối (là )?|••• )214/,
  answer: /Kanalời/i,
  owner: /Kanachủ/,
  submitter: /Kananộp/,
  phone: /0905 ?777 ?123/,
  officialCode: /H49\.15-261117-777[78]/,
  resultNumber: /7777\/KANA/,
  signer: /Kanaký/,
  receiver: /Kananhận/,
}

export function marksOf(text: string): FieldName[] {
  return (Object.keys(marks) as FieldName[]).filter((name) => marks[name]!.test(text))
}

/** Fields that have a mark: numbers of tickets and names of procedures stand everywhere, and say nobody. */
export const marked = Object.keys(marks) as FieldName[]

export type MarkedStage = {
  test: TestApp
  roles: Role[]
  sessions: Map<Role, string>
  waiting: string
  helped: Map<Role, string>
  /** One that was handed over, and one that is signed and waits. */
  dossierId: string
  signedId: string
  trackingCode: string
  /** What was answered with a no, whatever was asked: nobody's fields may stand there. */
  refusals: { role: Role; path: string; text: string }[]
}

const card = '045198000214||Nguyễn Kanathe|05091998|Nữ|Khu phố Kananha, Đông Hà, Quảng Trị|12072021||||'

export async function markedStage(db: Db): Promise<MarkedStage> {
  const test = await testApp(db)
  const { ward } = test
  const people = new Map<Role, TestPerson>()
  for (const role of signable) people.set(role, await aPerson(db, ward, role))
  const officer = people.get('officer')!
  const another = await aPerson(db, ward, 'member')
  const squad = [
    another,
    ...(['member', 'squadLeader', 'minorMember'] as const).map((role) => people.get(role)!),
  ]
  await onShift(officer, squad, -30)
  const helped = new Map<Role, string>()
  for (const role of signable) {
    const helper = people.get(role)!
    const isHelper = role === 'officer' || role === 'member' || role === 'squadLeader'
    helped.set(role, await aMarkedVisit(officer, isHelper ? helper : another))
  }
  const sessions = new Map<Role, string>()
  for (const [role, person] of people) sessions.set(role, await sessionOf(person))
  const waiting = await anArrival(officer)
  const signer = await aPerson(db, ward, 'signer', 'Trần Kanaký')
  const { dossierId: signedId } = await aSignedDossier(officer, signer, '7778')
  const dossier = await aMarkedDossier(officer, signer)
  return {
    test,
    roles: ['citizen', ...signable],
    sessions,
    waiting,
    helped,
    signedId,
    ...dossier,
    refusals: [],
  }
}

async function anArrival(officer: TestPerson): Promise<string> {
  const party = { kind: 'person' as const, fullName: 'Kanaho Văn Kanaten', idNumber: '045198000999' }
  const ctx = await officer.ctx()
  const { visitId } = must(await openVisit(ctx, { kind: 'onBehalf', party, onBehalfOf: 'Lê Kanathay' }))
  must(await findNeed(ctx, visitId, 'khai-sinh'))
  return visitId
}

async function aMarkedVisit(officer: TestPerson, helper: TestPerson): Promise<string> {
  const visitId = await anArrival(officer)
  must(await checkPapers(await officer.ctx(), visitId, [{ name: 'Giấy chứng sinh', state: 'have' }]))
  const ctx = await helper.ctx()
  must(await answerHelp(ctx, visitId, true))
  must(await scanCard(ctx, visitId, { role: 'mother', raw: card }))
  const answers = { ...birthAnswers, 'child.fullName': 'Nguyễn Kanalời' }
  const { version } = must(await giveAnswers(ctx, visitId, { answers, source: 'spoken' }))
  must(await agreeReadBack(ctx, visitId, version))
  must(await noteFormPrinted(ctx, visitId))
  return visitId
}

async function aMarkedDossier(officer: TestPerson, signer: TestPerson) {
  const dossier = await aSignedDossier(officer, signer, '7777')
  const handed = { to: 'Vũ Kananhận', authority: 'relative' as const, proof: 'Căn cước', visitId: null }
  must(await handOverResult(await officer.ctx(), dossier.dossierId, handed))
  return dossier
}

async function aSignedDossier(officer: TestPerson, signer: TestPerson, no: string) {
  const visitId = await aMarkedVisit(officer, officer)
  const ctx = await officer.ctx()
  const { dossierId, trackingCode } = must(
    await receiveDossier(ctx, visitId, {
      caseId: 'c1',
      papers: [],
      submitter: { fullName: 'Ngô Kananộp', phone: '0905777123' },
      owner: { fullName: 'Ngô Kanachủ' },
    }),
  )
  must(await enterOfficialCode(ctx, dossierId, `H49.15-261117-${no}`))
  const signed = { resultNumber: '7777/KANA', outcome: 'granted' as const, reason: '' }
  must(await signResult(await signer.ctx(), dossierId, signed))
  return { dossierId, trackingCode }
}

/** Where a view is reached; the same addresses for every role, whether she may or not. */
function addressesOf(stage: MarkedStage, view: ViewName, role: Role): string[] {
  const visit = stage.helped.get(role) ?? stage.helped.get('officer')!
  const dossier = `/quay/ho-so/${stage.dossierId}`
  const readBack = (place: string) =>
    Array.from({ length: 12 }, (_, at) => `${place}/${visit}/doc-lai?c=${at + 1}`)
  const questions = ['child.fullName', 'mother.fullName', 'mother.residence', 'mother.idNumber']
  const places: Record<ViewName, string[]> = {
    hallList: ['/giup'],
    ticket: [`/giup/${stage.waiting}`],
    questionAloud: [`/giup/${visit}/doc`],
    question: questions.map((key) => `/giup/${visit}/cau?o=${key}`),
    readBack: [...readBack('/giup').slice(0, 2), ...readBack('/quay/luot').slice(0, 1)],
    formPaper: [`/giup/${visit}/to-khai.pdf`, `/quay/luot/${visit}/to-khai.pdf`],
    deskList: ['/quay'],
    visit: [`/quay/luot/${visit}`],
    dossier: [dossier, `/quay/ho-so/${stage.signedId}`],
    slip: [`${dossier}/phieu.pdf`],
    receipt: [`${dossier}/bien-nhan.pdf`],
    publicDossier: [`/ho-so/${stage.trackingCode}`, `/ho-so/${stage.trackingCode}/ai-da-xem`],
    auditHistory: ['/trong-coi/nhat-ky'],
    trouble: [
      `/quay/luot/${systemIds.uuid()}`,
      `/giup/${systemIds.uuid()}`,
      '/khong-co',
      `${dossier}/khong-co`,
    ],
  }
  return places[view]
}

/** The words of every page of the view this role is given; what is refused is kept apart, and is a view of its own. */
export async function pagesOfView(stage: MarkedStage, view: ViewName, role: Role): Promise<string[]> {
  const told: string[] = []
  for (const path of addressesOf(stage, view, role)) {
    const session = stage.sessions.get(role)
    const headers: Record<string, string> = session ? { cookie: `motcua=${session}` } : {}
    const answer = await follow(stage.test, path, { headers, most: view === 'ticket' ? 3 : 0 })
    const isPaper = answer.headers.get('content-type') === 'application/pdf'
    const text = isPaper ? await wordsOf(new Uint8Array(await answer.arrayBuffer())) : await answer.text()
    if (answer.status === 200 || view === 'trouble') told.push(text)
    else stage.refusals.push({ role, path, text })
  }
  return told
}

/** As a browser does: to where the answer leads. */
async function follow(
  test: TestApp,
  path: string,
  { headers, most }: { headers: Record<string, string>; most: number },
): Promise<Response> {
  let answer = await test.app.request(path, { headers })
  for (let turn = 0; turn < most && answer.status === 303; turn++)
    answer = await test.app.request(answer.headers.get('location')!, { headers })
  return answer
}
