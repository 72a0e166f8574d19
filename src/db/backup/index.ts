export {
  BackupRefusal,
  checkArchive,
  type ArchiveEnd,
  type ArchiveHeader,
  type BackupKey,
} from './archive.ts'
export {
  otherBackupKey,
  refuseMisfit,
  restoreBackup,
  type CheckedArchive,
  type RestoreReport,
} from './restore-backup.ts'
export { writeBackup, type BackupReport } from './write-backup.ts'
