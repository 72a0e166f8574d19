import type { Db } from '#db/client.ts'
import { systemIds } from '#lib/ids.ts'
import { aStage } from './matrix-stage.ts'

/**
 * How long an officer waits for a visit of another ward, and for one there is not: asked in turns, so that whatever else the machine
 * does falls on both. The gap is that of the medians, as a share.
 */
export async function foreignAgainstMissing(db: Db, pairs: number): Promise<{ gap: number; pairs: number }> {
  const stage = await aStage(db)
  const officer = stage.here.people.officer
  const headers = { cookie: `motcua=${stage.sessions.get(officer)!}` }
  const waits = { foreign: [] as number[], missing: [] as number[] }
  const ask = async (kind: keyof typeof waits, id: string) => {
    const started = performance.now()
    const answer = await stage.test.app.request(`/quay/luot/${id}`, { headers })
    waits[kind].push(performance.now() - started)
    if (answer.status !== 404) throw new Error(`${kind} answered ${answer.status}`)
  }
  for (let turn = -100; turn < pairs; turn++) {
    if (turn === 0) for (const kind of ['foreign', 'missing'] as const) waits[kind] = []
    const turns = [() => ask('foreign', stage.foreignVisit), () => ask('missing', systemIds.uuid())]
    for (const one of turn % 2 ? turns : turns.reverse()) await one()
  }
  const [foreign, missing] = [median(waits.foreign), median(waits.missing)]
  return { gap: Math.abs(foreign - missing) / missing, pairs }
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!
}
