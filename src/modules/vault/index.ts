export {
  isKnownKey,
  keyFileState,
  KeyFileRefusal,
  keyProofOf,
  makeKeyFile,
  readKeyFile,
  type KeyFileState,
} from './key-file.ts'
export { openVault, vaultOver, type Vault } from './open-vault.ts'
export { SealBroken } from './seal.ts'
