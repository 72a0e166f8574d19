import type { Refusal, Result } from '#lib/result.ts'

export type PrinterStatus = 'ready' | 'paper-low' | 'paper-out' | 'cover-open' | 'offline' | 'error'

/** A paper on its way to a printer. `bytes` is a PDF, or the lines of a ticket already encoded for the printer. */
export type PrintJobPaper = {
  bytes: Uint8Array
  type: 'application/pdf' | 'application/vnd.escpos'
  title: string
  copies: number
}

/**
 * One way of printing. `print` answers when the printer has taken the whole paper. A refusal (`printer.paper-out`,
 * `printer.cover-open`, `printer.offline`, `printer.error`) means that no whole paper came out, and the job is tried again;
 * `printer.unsure` means that everything was sent and no answer came: a person has to look.
 * Never hangs: every wait has an end.
 */
export type Printer = {
  id: string
  takes: PrintJobPaper['type']
  status(): Promise<PrinterStatus>
  print(paper: PrintJobPaper): Promise<Result<{ printedBy: string }, Refusal>>
}
