import { expect, test } from 'vitest'
import { findUnsafe, type SafetyReadings, type UnsafeCode } from './safety.ts'

const safe: SafetyReadings = {
  kind: 'embedded',
  settings: { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on', wal_sync_method: 'fsync' },
  unguardedTables: [],
  roleFaults: [],
  schema: 'fits',
  keyFile: 'ok',
  hasDefaultSecret: false,
  now: Date.UTC(2026, 10, 24),
  builtAt: Date.UTC(2026, 10, 23),
  publicUrl: 'https://motcua.example',
  isTlsCheckOff: false,
}

test('a safe start has no reason against it', () => {
  expect(findUnsafe(safe)).toEqual([])
  expect(findUnsafe({ ...safe, publicUrl: 'http://localhost:8340', builtAt: undefined })).toEqual([])
  expect(
    findUnsafe({ ...safe, kind: 'server', settings: { ...safe.settings, wal_sync_method: 'fdatasync' } }),
  ).toEqual([])
})

const unsafe: [UnsafeCode, Partial<SafetyReadings>][] = [
  ['fsync-off', { settings: { ...safe.settings, fsync: 'off' } }],
  ['synchronous-commit-off', { settings: { ...safe.settings, synchronous_commit: 'off' } }],
  ['full-page-writes-off', { settings: { ...safe.settings, full_page_writes: 'off' } }],
  ['wal-sync-method', { settings: { ...safe.settings, wal_sync_method: 'fdatasync' } }],
  ['rls-not-forced', { unguardedTables: ['visit'] }],
  ['app-role', { roleFaults: ['owns-tables'] }],
  ['app-role', { roleFaults: ['superuser'] }],
  ['schema-newer', { schema: 'newer' }],
  ['schema-changed', { schema: 'changed' }],
  ['no-key', { keyFile: 'missing' }],
  ['no-key', { keyFile: 'damaged' }],
  ['key-open', { keyFile: 'open-to-others' }],
  ['default-secret', { hasDefaultSecret: true }],
  ['clock-behind', { now: Date.UTC(2020, 0, 1) }],
  ['public-http', { publicUrl: 'http://dongha.example' }],
  ['tls-check-off', { isTlsCheckOff: true }],
]

test.each(unsafe)('%s is refused with a sentence that says how to mend it', (code, change) => {
  const reasons = findUnsafe({ ...safe, ...change })
  expect(reasons.map((reason) => reason.code)).toEqual([code])
  expect(reasons[0]!.message).toMatch(/\p{L}{2,}.*\.$/u)
})
