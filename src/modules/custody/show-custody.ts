import type { Instant } from '#lib/plain-date.ts'
import type { Ctx } from '#modules/context.ts'
import {
  keyFileState,
  keyNameOf,
  lastTypedBack,
  listWardKeyRows,
  readKeyFile,
  type KeyFileState,
} from '#modules/vault/index.ts'
import { findLastRotationRow, type RotationRow } from './key-rotations.store.ts'
import { sheetState, type SheetState } from './sheet-due.ts'

/** What the page about keys shows. Nothing of any key: a name, dates and counts. */
export type CustodyView = {
  keyFile: KeyFileState
  keyName: string
  sheet: SheetState
  dataKeyMadeAt: Instant
  /** More than one data key: a change is under way. */
  isChanging: boolean
  rotation: RotationRow | undefined
}

export async function showCustody(ctx: Ctx): Promise<CustodyView> {
  const { wardId } = ctx.ward
  const { rows, rotation } = await ctx.db.inWard(wardId, async (trx) => ({
    rows: await listWardKeyRows(trx, wardId),
    rotation: await findLastRotationRow(trx, wardId),
  }))
  const [newest, another] = rows.filter(({ keyId }) => keyId > 0)
  const madeAt = new Date(Date.parse(ctx.now) - (newest?.ageMs ?? 0)).toISOString() as Instant
  return { ...keyOf(ctx), dataKeyMadeAt: madeAt, isChanging: another !== undefined, rotation }
}

function keyOf({ keyFile, now }: Ctx): Pick<CustodyView, 'keyFile' | 'keyName' | 'sheet'> {
  const state = keyFile ? keyFileState(keyFile) : 'missing'
  if (!keyFile || state === 'missing' || state === 'damaged')
    return { keyFile: state, keyName: '', sheet: { state: 'never' } }
  const masterKey = readKeyFile(keyFile)
  return {
    keyFile: state,
    keyName: keyNameOf(masterKey),
    sheet: sheetState(lastTypedBack(keyFile, masterKey), now),
  }
}
