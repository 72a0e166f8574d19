import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DirectoryInUse, takeDirectoryLock } from './directory-lock.ts'

let directory = ''
const lockFile = () => join(directory, 'motcua.lock')
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'motcua-lock-'))
})
afterEach(() => rmSync(directory, { recursive: true }))

test('a second owner is refused until the first lets go', () => {
  const first = takeDirectoryLock(directory)
  expect(() => takeDirectoryLock(directory)).toThrow(DirectoryInUse)
  first.release()
  expect(existsSync(lockFile())).toBe(false)
  takeDirectoryLock(directory).release()
})

test('the lock of a process that died is taken over', () => {
  const { pid } = spawnSync(process.execPath, ['-e', '0'])
  writeFileSync(lockFile(), JSON.stringify({ pid, startedAt: '' }))
  const lock = takeDirectoryLock(directory)
  expect(JSON.parse(readFileSync(lockFile(), 'utf8'))).toMatchObject({ pid: process.pid })
  lock.release()
})

test.runIf(process.platform === 'linux')(
  'a number used again by another process does not count as the owner',
  () => {
    writeFileSync(lockFile(), JSON.stringify({ pid: process.pid, startedAt: 'another boot/1' }))
    expect(() => takeDirectoryLock(directory).release()).not.toThrow()
  },
)

test('a lock cut short by a power cut is taken over', () => {
  writeFileSync(lockFile(), '{"pi')
  expect(() => takeDirectoryLock(directory).release()).not.toThrow()
})

test('a lock taken over by somebody else is not removed by the one who lost it', () => {
  const lost = takeDirectoryLock(directory)
  writeFileSync(lockFile(), 'somebody else')
  lost.release()
  expect(readFileSync(lockFile(), 'utf8')).toBe('somebody else')
})
