export {
  keepRetention,
  runRetention,
  runRetentionIfLate,
  type RetentionKeeping,
  type RetentionRun,
} from './run-retention.ts'
export { choosePeriod, showRetention, type KeptRule, type RetentionView } from './show-retention.ts'
