import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, expect, it } from 'vitest'
import { projectRoot } from '#lib/os/project-root.ts'

const dir = mkdtempSync(join(tmpdir(), 'motcua-demo-e2e-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

async function wordsOf(file: string): Promise<string> {
  const paper = await getDocumentProxy(new Uint8Array(readFileSync(join(dir, 'out', file))))
  const { text } = await extractText(paper, { mergePages: true })
  return text.normalize('NFC')
}

// The program as built, whatever day it is: the story is told on a past Tuesday, the machine's clock is the machine's.
it('the demonstration tells one visit and leaves its papers', async () => {
  const told = spawnSync(
    process.execPath,
    [join(projectRoot(), 'dist/motcua.js'), 'demo', '--keep', join(dir, 'out')],
    { cwd: dir, env: { PATH: '' }, encoding: 'utf8' },
  )
  expect(told.stderr).toBe('')
  expect(told.status).toBe(0)
  expect(told.stdout.split('\n').filter((line) => /^\d\d:\d\d {2}/.test(line)).length).toBeGreaterThan(8)
  const papers = readdirSync(join(dir, 'out')).filter((name) => name.endsWith('.pdf'))
  expect(papers).toHaveLength(3)
  for (const name of papers) expect(await wordsOf(name), name).toContain('BẢN THỬ')
  expect(readdirSync(dir)).toEqual(['out'])
}, 120_000)
