import { describe, expect, test } from 'vitest'
import { measure, percentile } from '../../bench/measure.ts'
import { bench, lineText } from './bench.ts'
import { CliRefusal } from './cli.ts'

describe('the lines of bench', () => {
  test('a figure alone, with its slowest hundredth, with a peer', () => {
    expect(lineText({ name: 'start', figure: 1.234, unit: 's' })).toBe('BENCH start 1.23 s')
    expect(
      lineText({
        name: 'work-list',
        figure: 640.4,
        unit: 'pages/s',
        p99: 55,
        peer: { name: 'react-dom', figure: 310 },
        ratio: 2.07,
      }),
    ).toBe('BENCH work-list 640 pages/s p99=55.0ms peer=react-dom:310 ratio=2.07')
  })

  test('an unknown name is refused with the names there are', async () => {
    const cli = {
      args: ['no-such'],
      json: false,
      out: () => {},
      errorOut: () => {},
      input: process.stdin,
      wire: () => Promise.reject(new Error('no program')),
    }
    await expect(bench.run(cli)).rejects.toThrow(CliRefusal)
    await expect(bench.run(cli)).rejects.toThrow('durable-write')
  })
})

describe('measuring', () => {
  test('percentiles of a hundred', () => {
    const samples = Array.from({ length: 100 }, (_, index) => 100 - index)
    expect(percentile(samples, 0.5)).toBe(51)
    expect(percentile(samples, 0.99)).toBe(100)
  })

  test('the warm-up is run and not counted', async () => {
    const turns: number[] = []
    const { perSecond } = await measure((turn) => turns.push(turn), { warmUp: 3, seconds: 0.01 })
    expect(turns.slice(0, 4)).toEqual([0, 1, 2, 3])
    expect(perSecond).toBeGreaterThan(0)
  })
})
