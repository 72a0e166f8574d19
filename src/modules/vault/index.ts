export {
  backupKeyOf,
  installationOf,
  isKnownKey,
  keyFileState,
  keyNameOf,
  KeyFileRefusal,
  keyProofOf,
  makeKeyFile,
  newMasterKey,
  readKeyFile,
  writeKeyFile,
  type KeyFileState,
} from './key-file.ts'
export { atOnce, openVault, vaultOver, type Vault, type WardKeys } from './open-vault.ts'
export type { VaultTimes } from './key-rings.ts'
export {
  findUnknownWord,
  isSameWord,
  parseRecoveryWords,
  readWords,
  rowsOfWords,
  wordsInRow,
  wordsOfKey,
  wordsOfSheet,
  type RecoveryList,
} from './recovery-words.ts'
export { lastTypedBack, noteFile, noteTypedBack } from './sheet-note.ts'
export {
  finishMasterChange,
  isChangeUnfinished,
  otherKey,
  replaceMasterKey,
  settleKeyFile,
} from './replace-master-key.ts'
export { SealBroken } from './seal.ts'
export { fitOfMasterKey, type MasterFit } from './wrapping.ts'
export { deleteWardKeyRow, listWardKeyRows, listWardsChangingKeys } from './ward-keys.store.ts'
