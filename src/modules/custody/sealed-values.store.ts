import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import type { SealedPlace } from './sealed-places.ts'

/** The second byte of a sealed value is the number of its key, the first thirty are its own: nonce and tag are never twice the same. */
const keyAt = 1
const headLength = 30

export type SealedValue = { row: string[]; sealed: Uint8Array }

type Asked = { wardId: number; keyId: number; after?: readonly string[] | undefined; limit: number }

/** Values of one ward that are not sealed with key `keyId`, in the order of their rows. */
export async function listStaleValues(trx: Tx, place: SealedPlace, asked: Asked): Promise<SealedValue[]> {
  const column = sql.ref(place.column)
  const names = sql.join(place.row.map(({ name }) => sql.ref(name)))
  const row = sql.join(place.row.map(({ name }) => sql`${sql.ref(name)}::text`))
  const { rows } = await sql<SealedValue>`
    select array[${row}] as "row", ${column} as sealed from ${sql.table(place.table)}
    where ward_id = ${asked.wardId} and ${column} is not null
      and (length(${column}) <= ${keyAt} or get_byte(${column}, ${keyAt}) <> ${asked.keyId})
      ${asked.after ? sql`and (${names}) > (${typed(place, asked.after)})` : sql``}
    order by ${names} limit ${asked.limit}`.execute(trx)
  return rows
}

/**
 * Puts values under the new key in place of the ones that were read. A value changed since was sealed anew by whoever changed
 * it, and is left alone. Answers how many were replaced.
 */
export async function replaceValues(
  trx: Tx,
  { place, wardId }: { place: SealedPlace; wardId: number },
  values: readonly (SealedValue & { fresh: Uint8Array })[],
): Promise<number> {
  const column = sql.ref(place.column)
  const keys = place.row.map(({ type }, at) => sql`${values.map(({ row }) => row[at]!)}::${sql.raw(type)}[]`)
  const named = sql.join(place.row.map((_, at) => sql.ref(`k${at}`)))
  const joined = sql.join(
    place.row.map(({ name }, at) => sql`t.${sql.ref(name)} = v.${sql.ref(`k${at}`)}`),
    sql` and `,
  )
  const heads = values.map(({ sealed }) => Buffer.from(sealed.subarray(0, headLength)))
  const { rows } = await sql`
    update ${sql.table(place.table)} t set ${column} = v.fresh
    from unnest(${sql.join(keys)}, ${heads}::bytea[], ${values.map(({ fresh }) => Buffer.from(fresh))}::bytea[])
      as v(${named}, head, fresh)
    where t.ward_id = ${wardId} and ${joined} and substring(t.${column} from 1 for ${headLength}) = v.head
    returning 1 as done`.execute(trx)
  return rows.length
}

export async function countStaleValues(
  trx: Tx,
  place: SealedPlace,
  { wardId, keyId }: { wardId: number; keyId: number },
): Promise<number> {
  const column = sql.ref(place.column)
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ${sql.table(place.table)}
    where ward_id = ${wardId} and ${column} is not null
      and (length(${column}) <= ${keyAt} or get_byte(${column}, ${keyAt}) <> ${keyId})`.execute(trx)
  return rows[0]!.count
}

function typed(place: SealedPlace, after: readonly string[]) {
  return sql.join(place.row.map(({ type }, at) => sql`${after[at]!}::${sql.raw(type)}`))
}
