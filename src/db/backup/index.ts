export { BackupRefusal, checkArchive, type ArchiveEnd, type ArchiveHeader } from './archive.ts'
export { refuseMisfit, restoreBackup, type RestoreReport } from './restore-backup.ts'
export { writeBackup, type BackupReport } from './write-backup.ts'
