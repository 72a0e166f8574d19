export { isKeyFileOpenToOthers, isKnownKey, KeyFileRefusal, keyProofOf, makeKeyFile, readKeyFile } from './key-file.ts'
export { openVault, vaultOver, type Vault } from './open-vault.ts'
export { SealBroken } from './seal.ts'
