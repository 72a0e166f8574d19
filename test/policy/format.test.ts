import { check, resolveConfig } from 'prettier'
import { expect, test } from 'vitest'
import { listFiles, readText } from './source-tree.ts'

test('every file is set as `npm run format` sets it', async () => {
  const config = await resolveConfig('src/main.ts')
  expect(config?.printWidth).toBe(110)
  const places = ['src', 'test', 'e2e', 'bench', 'scripts']
  const files = places.flatMap((folder) => listFiles(folder, (path) => /\.(tsx?|mjs)$/.test(path)))
  expect(files.length).toBeGreaterThan(100)
  const strays: string[] = []
  for (const path of files.filter((path) => !path.endsWith('.gen.ts'))) {
    if (!(await check(readText(path), { ...config, filepath: path }))) strays.push(path)
  }
  expect(strays).toEqual([])
})
