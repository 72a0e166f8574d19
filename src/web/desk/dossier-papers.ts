import { isMessaged } from '#modules/consents/index.ts'
import { receiptPaper, slipPaper } from '#modules/printing/index.ts'
import type { Dossier } from '#modules/dossiers/index.ts'
import type { Req } from '../kit/route.ts'
import { paths } from '../paths.ts'

export async function slipOf({ ctx, facts }: Req, { id, state }: Dossier): Promise<Uint8Array | undefined> {
  if (state.status === 'void') return undefined
  return slipPaper(ctx, state, `${facts.origin}${paths.myDossier()}`, await isMessaged(ctx, id))
}

export async function receiptOf({ ctx }: Req, { state }: Dossier): Promise<Uint8Array | undefined> {
  return receiptPaper(ctx, state)
}
