export { deleteServedAnswers, hasGivenReason } from './audit.store.ts'
export { read } from './read.ts'
export { verifyAllAudits, verifyAudit, type AuditCheck } from './verify-audit.ts'
export { write, type Act, type Effects } from './write.ts'
