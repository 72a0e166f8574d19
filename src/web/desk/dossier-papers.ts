import { receiptPaper, slipPaper } from '#modules/printing/index.ts'
import type { Dossier } from '#modules/dossiers/index.ts'
import type { Req } from '../kit/route.ts'
import { paths } from '../paths.ts'

export async function slipOf({ ctx, facts }: Req, { state }: Dossier): Promise<Uint8Array | undefined> {
  return state.status === 'void' ? undefined : slipPaper(ctx, state, `${facts.origin}${paths.myDossier()}`)
}

export async function receiptOf({ ctx }: Req, { state }: Dossier): Promise<Uint8Array | undefined> {
  return receiptPaper(ctx, state)
}
