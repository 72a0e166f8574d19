import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import type { PlainDate } from '#lib/plain-date.ts'

export type MeasureRow = {
  measureId: string
  day: PlainDate
  name: string
  procedureId: string | null
  figure: number
}

export async function insertMeasureRow(trx: Tx, wardId: number, row: MeasureRow): Promise<void> {
  await sql`
    insert into measure (ward_id, measure_id, day, name, procedure_id, figure)
    values (${wardId}, ${row.measureId}, ${row.day}, ${row.name}, ${row.procedureId}, ${row.figure})`.execute(
    trx,
  )
}
