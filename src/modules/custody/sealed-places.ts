import { classification, type ClassifiedTable } from '#db/classification.ts'
import type { BytesColumn } from './sealed-places.store.ts'

/** A column with sealed values, and the columns that name the row of each. */
export type SealedPlace = BytesColumn

/** Sealed by something else than the ward's data key, with what by. */
export const sealedOtherwise: Record<string, string> = {
  'ward_key.wrapped_key': 'wrapped by the master key; goes to another one by `key rotate --master`',
}

/**
 * The name of a row when a value is sealed is the same everywhere: its primary key without the ward, joined by "/". A store that
 * calls its rows otherwise is named here with the columns it takes; the test that seals in every table notices.
 */
export const namedOtherwise: Record<string, string[]> = {}

/** Columns that hold personal values as bytes are sealed: the classes of the columns say which, no list of tables does. */
export function sealedAmong(columns: readonly BytesColumn[]): SealedPlace[] {
  return columns.filter(({ table, column }) => isSealed(table, column)).map(withNames)
}

function isSealed(table: string, column: string): boolean {
  const tables = classification as Record<string, ClassifiedTable<Record<string, unknown>> | undefined>
  const kind = tables[table]?.columns[column]
  return (kind === 'personal' || kind === 'sensitive') && !(`${table}.${column}` in sealedOtherwise)
}

function withNames(place: BytesColumn): SealedPlace {
  const names = namedOtherwise[`${place.table}.${place.column}`]
  if (!names) return place
  return { ...place, row: names.map((name) => place.row.find((part) => part.name === name)!) }
}

export function placeName({ table, column }: SealedPlace): string {
  return `${table}.${column}`
}

export function rowName(row: readonly string[]): string {
  return row.join('/')
}
