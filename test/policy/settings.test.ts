import { describe, expect, test } from 'vitest'
import { findStrayReadings, mostSettings, settingsOf } from './rules/settings.ts'
import { parseSource, readText, report, sourcesIn } from './source-tree.ts'

const config = readText('src/config.ts')
const read = [...config.matchAll(/^ {2}([A-Z][A-Z0-9_]*): z\b/gm)].map((match) => match[1]!)

/** Read, but set by the machine or only to be refused: nobody should be told to set them. */
const notOffered = ['NODE_TLS_REJECT_UNAUTHORIZED', 'PATH']

describe('settings', () => {
  test('are few, and each is explained in .env.example', () => {
    expect(read.length).toBeGreaterThan(3)
    expect(read.length).toBeLessThanOrEqual(mostSettings)
    expect(settingsOf(readText('.env.example')).sort()).toEqual(
      read.filter((name) => !notOffered.includes(name)).sort(),
    )
  })

  test('are read in one place', () => {
    expect(report(findStrayReadings(sourcesIn('src')))).toBe('')
  })
})

describe('the rules notice', () => {
  test('an environment read in passing, a system asked outside lib/os', () => {
    const text = 'const a = process.env.HOME ?? process.platform'
    expect(findStrayReadings([parseSource('src/modules/visits/x.ts', text)])).toHaveLength(2)
    expect(findStrayReadings([parseSource('src/cli/doctor.ts', 'const a = process.platform')])).toEqual([])
  })

  test('settings offered and switched off', () => {
    expect(settingsOf('# words\nPORT=1\n#HOST=x\nport=2\n')).toEqual(['PORT', 'HOST'])
  })
})
