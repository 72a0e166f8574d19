import type { Clock } from '#lib/clock.ts'
import type { Ids } from '#lib/ids.ts'
import { localTimeOf, showDate, timeOf } from '#lib/plain-date.ts'
import type { Db } from '#db/client.ts'
import { maskScanned, none } from '#domain/form/index.ts'
import { vi } from '#i18n/vi.ts'
import { showTrackingCode } from '#domain/dossier/tracking-code.ts'
import { listAccountRows } from '#modules/accounts/index.ts'
import type { Catalogue } from '#modules/catalogue/index.ts'
import type { Ctx, WardFacts } from '#modules/context.ts'
import {
  handOverResult,
  noteSlipPrinted,
  receiveDossier,
  showDossier,
  signResult,
} from '#modules/dossiers/index.ts'
import { openShift } from '#modules/duty/index.ts'
import { rateVisit } from '#modules/feedback/index.ts'
import {
  agreeReadBack,
  formPaper,
  giveAnswers,
  noteFormPrinted,
  scanCard,
  showDraft,
} from '#modules/intake/index.ts'
import { receiptPaper, slipPaper } from '#modules/printing/index.ts'
import type { Vault } from '#modules/vault/index.ts'
import { answerHelp, checkPapers, findNeed, openVisit } from '#modules/visits/index.ts'
import { must } from './must.ts'
import { readStory, type Story } from './story.ts'

export type Told = { step: string; say: string }

type Stage = {
  app: { db: Db; vault: Vault; catalogue: Catalogue; ids: Ids; wards: Map<number, WardFacts> }
  clock: Clock & { walk(minutes: number): void }
  tell(told: Told): void
}

export type Played = { steps: Told[]; last: string; papers: { name: string; pdf: Uint8Array }[] }

type Play = Stage & { story: Story; say(step: string, say: string): void; as(role: string): Promise<Ctx> }

/** One whole visit through the real use-cases, told step by step, with the three papers it leaves. */
export async function playVisit(stage: Stage): Promise<Played> {
  const steps: Told[] = []
  const say = (step: string, words: string) => {
    const told = { step, say: words }
    steps.push(told)
    stage.tell(told)
  }
  const play: Play = { ...stage, story: readStory(stage.app.catalogue.dir), say, as: await castOf(stage) }
  const visitId = await arriveAndNeed(play)
  await fillForm(play, visitId)
  const form = await hearAndPrint(play, visitId)
  const { dossierId, slip } = await receive(play, visitId)
  const { receipt, last } = await finish(play, { visitId, dossierId })
  return {
    steps,
    last,
    papers: [
      { name: 'to-khai.pdf', pdf: form },
      { name: 'phieu.pdf', pdf: slip },
      { name: 'bien-nhan.pdf', pdf: receipt },
    ],
  }
}

async function castOf({ app, clock }: Stage): Promise<Play['as']> {
  const ward = [...app.wards.values()][0]!
  const accounts = await app.db.inWard(ward.wardId, (trx) => listAccountRows(trx, ward.wardId))
  const vault = await app.vault.forWard(ward.wardId)
  return async (role) => {
    const account = accounts.find(({ roles }) => roles[0] === role)!
    const { accountId: id, displayName: name, roles, counterId } = account
    return {
      db: app.db,
      ward,
      vault,
      catalogue: app.catalogue,
      ids: app.ids,
      now: clock.now(),
      requestId: app.ids.uuid(),
      idempotency: null,
      device: 'demo',
      actor: { id, name, role: roles[0]!, roles, counterId },
    }
  }
}

async function arriveAndNeed({ story, say, as, clock }: Play): Promise<string> {
  await beginShift(as)
  const helper = await as('member')
  const opened = must(
    await openVisit(helper, {
      kind: 'need',
      party: { kind: 'person', fullName: story.visitor },
      onBehalfOf: story.onBehalfOf,
    }),
  )
  say(
    'arrived',
    `${story.visitor} đến, số ${opened.ticketNo}. Hôm nay ${showDate(localTimeOf(clock.now()))}, ngày không viết.`,
  )
  clock.walk(1)
  must(await answerHelp(await as('member'), opened.visitId, true))
  say('helped', `Bà đồng ý để ${helper.actor.name} giúp.`)
  clock.walk(2)
  const found = helper.catalogue.lookUp.find(story.says, 3).results[0]!
  must(await findNeed(await as('member'), opened.visitId, found.id))
  say('needFound', `Bà nói "${story.says}". Tìm thấy: ${found.name}.`)
  clock.walk(3)
  must(
    await checkPapers(
      await as('officer'),
      opened.visitId,
      story.papers.map((name) => ({ name, state: 'have' as const })),
    ),
  )
  say('papersChecked', `Giấy tờ đủ: ${story.papers.join(', ')}.`)
  return opened.visitId
}

/** The officer opens the shift of whoever helps in this story. */
async function beginShift(as: Play['as']): Promise<void> {
  const { actor } = await as('member')
  must(await openShift(await as('officer'), { memberIds: [actor.id!], guardianAgreedIds: [], hours: 4 }))
}

async function fillForm({ story, say, as, clock }: Play, visitId: string): Promise<void> {
  for (const { role, raw, whose } of story.cards) {
    clock.walk(1)
    must(await scanCard(await as('member'), visitId, { role, raw }))
    say('cardRead', `Quét thẻ ${whose}: khỏi phải gõ.`)
  }
  for (const { key, value } of story.answers) {
    clock.walk(1)
    const ctx = await as('member')
    const view = (await showDraft(ctx, visitId))!
    const question = view.questions.find((question) => question.key === key)
    must(await giveAnswers(ctx, visitId, { answers: { [key]: value }, source: 'spoken' }))
    const option = question?.options.find((option) => option.value === value)
    const label = option?.label ?? (value === none ? vi.form.none : value)
    say('answered', `Hỏi: ${question?.text ?? key} Bà nói: ${label}.`)
  }
}

async function hearAndPrint({ say, as, clock }: Play, visitId: string): Promise<Uint8Array> {
  clock.walk(2)
  const view = (await showDraft(await as('member'), visitId))!
  for (const sentence of maskScanned(view.sentences, view.input)) say('readBack', `Đọc lại: ${sentence.text}`)
  clock.walk(2)
  must(await agreeReadBack(await as('member'), visitId, view.draft.version))
  say('agreed', `Bà nghe đủ ${view.sentences.length} câu và đồng ý.`)
  clock.walk(1)
  const officer = await as('officer')
  must(await noteFormPrinted(officer, visitId))
  const paper = must(await formPaper(officer, visitId))
  say('printed', 'In tờ khai. Bà ký, không phải viết chữ nào.')
  return paper.pdf
}

async function receive(
  { story, say, as, clock }: Play,
  visitId: string,
): Promise<{ dossierId: string; slip: Uint8Array }> {
  clock.walk(3)
  const officer = await as('officer')
  const received = must(
    await receiveDossier(officer, visitId, {
      caseId: story.caseId,
      submitter: { fullName: story.visitor },
      owner: { fullName: story.owner },
      papers: story.papers.map((name) => ({ name, originals: 1, copies: 0 })),
    }),
  )
  const due = received.due ? `${timeOf(received.due)} ngày ${showDate(received.due)}` : 'không định hạn'
  say(
    'received',
    `${officer.actor.name} tiếp nhận. Hẹn trả ${due}. Mã theo dõi ${showTrackingCode(received.trackingCode)}.`,
  )
  must(await noteSlipPrinted(officer, received.dossierId))
  const dossier = (await showDossier(officer, received.dossierId))!
  say('slip', 'In phiếu theo dõi tại quầy, có mã vuông.')
  return { dossierId: received.dossierId, slip: slipPaper(officer, dossier.state, 'http://localhost/ho-so') }
}

async function finish(
  { story, say, as, clock }: Play,
  of: { visitId: string; dossierId: string },
): Promise<{ receipt: Uint8Array; last: string }> {
  clock.walk(14)
  const signer = await as('signer')
  must(
    await signResult(signer, of.dossierId, {
      resultNumber: story.resultNumber,
      outcome: 'granted',
      reason: '',
    }),
  )
  say('signed', `${signer.actor.name} ký kết quả số ${story.resultNumber}.`)
  clock.walk(6)
  const officer = await as('officer')
  must(
    await handOverResult(officer, of.dossierId, {
      to: story.visitor,
      authority: 'relative',
      proof: story.proof,
      visitId: of.visitId,
    }),
  )
  const dossier = (await showDossier(officer, of.dossierId))!
  say('handedOver', `Trả kết quả cho ${story.visitor}, người thân, đã xem ${story.proof}.`)
  clock.walk(1)
  must(await rateVisit(await as('officer'), of.visitId, { score: 3, reasons: ['kind', 'clear'] }))
  say('rated', 'Bà chạm vào "Rất hài lòng".')
  return { receipt: receiptPaper(officer, dossier.state)!, last: 'Một lượt khách, từ cửa tới tờ giấy đã ký.' }
}
