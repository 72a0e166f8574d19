import { describe, expect, it } from 'vitest'
import type { Db } from '#db/client.ts'
import type { SignedIn } from '#modules/accounts/index.ts'
import type { Ctx } from '#modules/context.ts'
import { answerHelp, listHall, showTicket } from '#modules/visits/index.ts'
import { embeddedDatabase } from '#test/db/database.ts'
import type { TestPerson } from './actors.ts'
import { aStage, type Stage } from './matrix-stage.ts'

const getDb = embeddedDatabase()

/** Pages of the desk and the hall, each of somebody who may see it while everything works. */
const pages = (stage: Stage): [TestPerson, string][] => {
  const { officer, member, signer, minorMember } = stage.here.people
  return [
    [officer, '/quay'],
    [officer, `/quay/luot/${stage.own.get('officer')!}`],
    [signer, `/quay/ho-so/${stage.here.dossierId}`],
    [member, '/giup'],
    [member, `/giup/${stage.own.get('member')!}/to-khai.pdf`],
    [minorMember, `/giup/${stage.own.get('minorMember')!}/doc`],
  ]
}

async function answers(stage: Stage): Promise<{ status: number; text: string }[]> {
  const told: { status: number; text: string }[] = []
  for (const [person, path] of pages(stage)) {
    const session = stage.sessions.get(person)!
    stage.test.forget(session)
    const answer = await stage.test.app.request(path, { headers: { cookie: `motcua=${session}` } })
    told.push({ status: answer.status, text: await answer.text() })
  }
  return told
}

class Outage extends Error {}
const fails = () => Promise.reject(new Outage('secret words of the fault'))

/** One thing the decision hangs on, broken; each gives back what mends it. */
const faults: Record<string, (stage: Stage) => (() => void) | Promise<() => void>> = {
  'the look-up of sessions': ({ test: { parts } }) => {
    const kept = parts.sessions
    parts.sessions = { ...kept, find: fails }
    return () => void (parts.sessions = kept)
  },
  'a session look-up that answers nonsense': ({ test: { parts } }) => {
    const kept = parts.sessions
    parts.sessions = { ...kept, find: async () => ({}) as SignedIn }
    return () => void (parts.sessions = kept)
  },
  'the vault': ({ test: { parts } }) => {
    const kept = parts.vault
    parts.vault = { ...kept, forWard: fails }
    return () => void (parts.vault = kept)
  },
  'the map of wards': ({ test }) => {
    const kept = [...test.wards]
    test.wards.clear()
    return () => kept.forEach(([id, ward]) => test.wards.set(id, ward))
  },
  'the database': ({ test: { parts } }) => {
    const kept = parts.db
    parts.db = { ...kept, inWard: fails, acrossWards: fails } as Db
    return () => void (parts.db = kept)
  },
}

describe('what the decision hangs on', () => {
  it('works to begin with: every one of these pages is shown', async () => {
    expect((await answers(await aStage(getDb()))).map(({ status }) => status)).toEqual(Array(6).fill(200))
  })

  it.each(Object.keys(faults))('%s fails: nobody is let in, and the fault tells nothing', async (name) => {
    const stage = await aStage(getDb())
    const mend = await faults[name]!(stage)
    const told = await answers(stage)
    mend()
    for (const { status, text } of told) {
      expect([401, 403, 404, 500, 503]).toContain(status)
      expect(text).not.toMatch(/Dấu ?Hia|secret words|Outage|at .*\.tsx?:\d/)
    }
    expect((await answers(stage)).map(({ status }) => status)).toEqual(Array(6).fill(200))
  })
})

describe('the shift of a member', () => {
  it('that cannot be looked up is no shift: the act is a fault, and nothing is changed', async () => {
    const { here, own } = await aStage(getDb())
    const broken = async (person: TestPerson): Promise<Ctx> => {
      await getDb().executeSql('revoke select on duty_shift from motcua_app')
      return person.ctx()
    }
    const ctx = await broken(here.people.member)
    await expect(listHall(ctx)).rejects.toThrow()
    await expect(showTicket(ctx, own.get('member')!)).rejects.toThrow()
    await expect(answerHelp(ctx, own.get('member')!, true)).rejects.toThrow()
  })
})
