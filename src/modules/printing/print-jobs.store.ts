import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'

export type PrintJobRow = { printJobId: string; kind: string; printer: string; state: string; attempts: number; lastError: string | null; payload: Uint8Array }

export async function insertPrintJobRow(
  trx: Tx, wardId: number, row: Pick<PrintJobRow, 'printJobId' | 'kind' | 'printer' | 'payload'> & { at: string },
): Promise<void> {
  await sql`
    insert into print_job (ward_id, print_job_id, kind, printer, state, payload, created_at)
    values (${wardId}, ${row.printJobId}, ${row.kind}, ${row.printer}, 'waiting', ${row.payload}, ${row.at})`.execute(trx)
}

export async function findPrintJobRow(trx: Tx, wardId: number, printJobId: string): Promise<PrintJobRow | undefined> {
  const { rows } = await sql<PrintJobRow>`
    select print_job_id as "printJobId", kind, printer, state, attempts, last_error as "lastError", payload
    from print_job where ward_id = ${wardId} and print_job_id = ${printJobId}`.execute(trx)
  return rows[0]
}

/** `error` null when it was printed; the job stays for another attempt otherwise. */
export async function notePrintAttempt(trx: Tx, wardId: number, of: { printJobId: string; error: string | null; payload: Uint8Array; at: string }): Promise<void> {
  await sql`
    update print_job set attempts = attempts + 1, last_error = ${of.error}, payload = ${of.payload},
      state = ${of.error === null ? 'printed' : 'waiting'}, done_at = ${of.error === null ? of.at : null}
    where ward_id = ${wardId} and print_job_id = ${of.printJobId} and state = 'waiting'`.execute(trx)
}

/** Papers that could not be printed yet, the newest first. */
export async function listWaitingPrintRows(trx: Tx, wardId: number, limit: number): Promise<PrintJobRow[]> {
  const { rows } = await sql<PrintJobRow>`
    select print_job_id as "printJobId", kind, printer, state, attempts, last_error as "lastError", payload
    from print_job where ward_id = ${wardId} and state = 'waiting' and last_error is not null
    order by created_at desc limit ${limit}`.execute(trx)
  return rows
}
