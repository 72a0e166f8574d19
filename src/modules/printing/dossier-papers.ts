import { vi } from '#i18n/vi.ts'
import { showTrackingCode } from '#domain/dossier/tracking-code.ts'
import type { DossierState } from '#domain/dossier/dossier-state.ts'
import { paddedDate, paddedMoment } from '#domain/words/date-in-words.ts'
import type { Ctx } from '#modules/context.ts'
import { printReceipt, printSlip, type PrintPlace } from './papers.ts'

function place(ctx: Ctx): PrintPlace {
  return { catalogueDir: ctx.catalogue.dir, at: ctx.now }
}

function heads(ctx: Ctx) {
  const { ward } = ctx
  return {
    ward: ward.name,
    demo: ward.isDemo,
    wardPhone: ward.settings.phone,
    authority: ward.settings.authorities.committee,
    office: 'Trung tâm Phục vụ hành chính công',
    sheet: ward.settings.slipSheet ?? 'a5',
  }
}

/** `lookUpAddress` is the page where the code is typed; the QR leads there with the code. */
export function slipPaper(
  ctx: Ctx,
  state: DossierState,
  lookUpAddress: string,
  mayMessage = false,
): Uint8Array {
  const { submitter, owner, papers, rule, officialCode, trackingCode } = state
  return printSlip(place(ctx), {
    ...heads(ctx),
    officialCode: officialCode ?? '',
    trackingCode: showTrackingCode(trackingCode),
    papers,
    rule,
    placeAndDate: `${ctx.ward.settings.place}, ${paddedDate(state.received.slice(0, 10))}`,
    submitter: submitter.fullName,
    idNumber: submitter.idNumber ?? '',
    residence: submitter.address ?? '',
    email: '',
    phone: submitter.phone ?? '',
    consent: mayMessage ? vi.privacy.messagesOnSlip : '',
    owner: owner.fullName,
    ownerResidence: owner.address ?? '',
    procedure: ctx.catalogue.getProcedure(state.procedureId).name,
    received: paddedMoment(state.received),
    due: state.due ? paddedMoment(state.due) : 'theo thông báo của phường',
    officer: ctx.actor.name,
    address: lookUpAddress,
    trackingUrl: `${lookUpAddress}/${trackingCode}`,
  })
}

/** Undefined until the result was handed over. */
export function receiptPaper(ctx: Ctx, state: DossierState): Uint8Array | undefined {
  const { result, handedOver } = state
  if (!result || !handedOver) return undefined
  return printReceipt(place(ctx), {
    ...heads(ctx),
    procedure: ctx.catalogue.getProcedure(state.procedureId).name,
    officialCode: state.officialCode ?? '',
    trackingCode: showTrackingCode(state.trackingCode),
    owner: state.owner.fullName,
    outcome: result.outcome === 'granted' ? vi.desk.granted : `${vi.desk.rejected}: ${result.reason}`,
    resultNumber: result.number,
    signer: result.signerName,
    due: state.promised ? paddedMoment(state.promised) : '',
    handedOver: paddedMoment(handedOver.at),
    to: handedOver.to,
    standing: vi.visit.authorities[handedOver.authority],
    proof: handedOver.proof,
    officer: ctx.actor.name,
  })
}
