import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import type { PlainDate } from '#lib/plain-date.ts'

export type RatingRow = {
  ratingId: string
  day: PlainDate
  procedureId: string | null
  score: number
  reasons: string[]
}

export async function insertRatingRow(trx: Tx, wardId: number, row: RatingRow): Promise<void> {
  await sql`
    insert into rating (ward_id, rating_id, day, procedure_id, score, reasons)
    values (${wardId}, ${row.ratingId}, ${row.day}, ${row.procedureId}, ${row.score}, ${row.reasons})`.execute(
    trx,
  )
}
