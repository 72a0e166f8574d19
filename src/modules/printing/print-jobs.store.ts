import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'

export type PrintJobRow = {
  printJobId: string
  kind: string
  printer: string
  state: string
  attempts: number
  lastError: string | null
  payload: Uint8Array
}

export async function insertPrintJobRow(
  trx: Tx,
  wardId: number,
  row: Pick<PrintJobRow, 'printJobId' | 'kind' | 'printer' | 'payload'> & { at: string },
): Promise<void> {
  await sql`
    insert into print_job (ward_id, print_job_id, kind, printer, state, payload, created_at)
    values (${wardId}, ${row.printJobId}, ${row.kind}, ${row.printer}, 'waiting', ${row.payload}, ${row.at})`.execute(
    trx,
  )
}

export async function findPrintJobRow(
  trx: Tx,
  wardId: number,
  printJobId: string,
): Promise<PrintJobRow | undefined> {
  const { rows } = await sql<PrintJobRow>`
    select print_job_id as "printJobId", kind, printer, state, attempts, last_error as "lastError", payload
    from print_job where ward_id = ${wardId} and print_job_id = ${printJobId}`.execute(trx)
  return rows[0]
}

/** A job that waits stays for another attempt; the others have ended, and what they said is gone from `payload`. */
export type PrintState = 'waiting' | 'printed' | 'unsure'

export async function notePrintAttempt(
  trx: Tx,
  wardId: number,
  of: { printJobId: string; state: PrintState; error: string | null; payload: Uint8Array; at: string },
): Promise<void> {
  await sql`
    update print_job set attempts = attempts + 1, last_error = ${of.error}, payload = ${of.payload},
      state = ${of.state}, done_at = ${of.state === 'waiting' ? null : of.at}
    where ward_id = ${wardId} and print_job_id = ${of.printJobId} and state = 'waiting'`.execute(trx)
}

/** Why papers are not printed yet, or since `unsureSince` perhaps not printed; the newest first. */
export async function listPrintErrors(
  trx: Tx,
  wardId: number,
  { unsureSince, limit }: { unsureSince: string; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ error: string }>`
    select last_error as error from print_job
    where ward_id = ${wardId} and last_error is not null and (state = 'waiting' or (state = 'unsure' and done_at > ${unsureSince}))
    order by created_at desc limit ${limit}`.execute(trx)
  return rows.map(({ error }) => error)
}

/** What a printer refused, in the order it was asked for. */
export async function listRefusedPrintIds(
  trx: Tx,
  wardId: number,
): Promise<{ printJobId: string; printer: string }[]> {
  const { rows } = await sql<{ printJobId: string; printer: string }>`
    select print_job_id as "printJobId", printer from print_job
    where ward_id = ${wardId} and state = 'waiting' and last_error is not null
    order by created_at, print_job_id`.execute(trx)
  return rows
}

/** Papers nobody waits for any more; they still hold what was to be printed. */
export async function listPrintIdsBefore(trx: Tx, wardId: number, before: string): Promise<string[]> {
  const { rows } = await sql<{ printJobId: string }>`
    select print_job_id as "printJobId" from print_job
    where ward_id = ${wardId} and state = 'waiting' and created_at < ${before}`.execute(trx)
  return rows.map(({ printJobId }) => printJobId)
}

export async function lapsePrintJob(
  trx: Tx,
  wardId: number,
  of: { printJobId: string; payload: Uint8Array; at: string },
): Promise<void> {
  await sql`
    update print_job set state = 'lapsed', payload = ${of.payload}, done_at = ${of.at}
    where ward_id = ${wardId} and print_job_id = ${of.printJobId} and state = 'waiting'`.execute(trx)
}
