import { describe, expect, it } from 'vitest'
import { may } from '#domain/access/action.ts'
import { embeddedDatabase } from '#test/db/database.ts'
import { runMatrix } from './matrix.ts'
import { never } from './never-cells.ts'

const getDb = embeddedDatabase()

describe('the hand-written never', () => {
  it.each(never)('%s never %s', (role, action) => {
    expect(may({ roles: [role] }, action)).toBe(false)
  })

  it('holds at least sixty cells, each of a role and an action there are', () => {
    expect(new Set(never.map((cell) => cell.join(' '))).size).toBeGreaterThanOrEqual(60)
  })
})

describe('the matrix: every route, every role, own and other, here and next door', () => {
  it('is answered as the table of rights says, foreign like missing', async () => {
    const { wrong, seconds, ...counts } = await runMatrix(getDb())
    const figures = Object.entries(counts).map(([name, count]) => `${name}=${count}`)
    const told = [...figures, `unexpected=${wrong.length}`, `seconds=${seconds.toFixed(1)}`].join(' ')
    process.stdout.write(`GOAL S2 ${told} ${wrong.length === 0 ? 'PASS' : 'FAIL'}\n`)
    expect(wrong).toEqual([])
    expect(counts.calls).toBeGreaterThanOrEqual(2_000)
  }, 300_000)
})
