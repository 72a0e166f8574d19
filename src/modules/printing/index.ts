export { momentOnPaper, receiptPaper, slipPaper } from './dossier-papers.ts'
export {
  printChecklist, printReceipt, printSlip, printTicket, type ChecklistData, type ListedPaper, type PrintPlace, type ReceiptData,
  type SlipData, type TicketData,
} from './papers.ts'
