export { checkPapers } from './check-papers.ts'
export { receiptPaper, slipPaper } from './dossier-papers.ts'
export {
  drawTicket,
  printChecklist,
  printHoldings,
  printIncident,
  printReceipt,
  printRecoverySheet,
  printRoot,
  printSlip,
  printTicket,
  type ChecklistData,
  type HeldData,
  type IncidentData,
  type ListedPaper,
  type PrintPlace,
  type ReceiptData,
  type RecoverySheetData,
  type RootData,
  type SlipData,
  type TicketData,
  recoveryText,
} from './papers.ts'
export type { Printer, PrinterStatus, PrintJobPaper } from './ports.ts'
export {
  listPrintTroubles,
  requestPrint,
  runPrintJob,
  type PrintDesk,
  type PrintPayload,
} from './print-jobs.ts'
export { requestTicket, ticketPaper } from './visit-ticket.ts'
export { keepPrintersGoing, lapseOldPrints, resumePrints } from './resume-prints.ts'
