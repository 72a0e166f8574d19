import { expect, it } from 'vitest'
import { systemIds } from '#lib/ids.ts'
import { addPerson, isSignInLinkLive, listPeople } from '#modules/accounts/index.ts'
import { setPassphrase } from '#modules/credentials/index.ts'
import type { Ctx } from '#modules/context.ts'
import type { App } from '#src/wiring.ts'
import { aCtx, aWard } from '#test/db/a-ward.ts'
import { embeddedDatabase } from '#test/db/database.ts'
import { runCommand } from './run-command.ts'

const getDb = embeddedDatabase()

/** A ward with one administrator who has set her phrase, and the command line over it. */
async function aWardWithOne() {
  const ward = await aWard(getDb())
  const ctx = (actorId?: string): Promise<Ctx> => aCtx({ db: getDb(), ward, ...(actorId ? { actorId } : {}) })
  const made = await addPerson(await ctx(), {
    displayName: 'Lê Quang Thử Trị',
    title: 'Quản trị',
    roles: ['administrator'],
    counterId: null,
  })
  const accountId = made.ok ? made.value.accountId : ''
  await setPassphrase(await ctx(accountId), 'con trau gam co bo de', [])
  const app = {
    config: { host: '127.0.0.1', port: 8340 },
    db: getDb(),
    vault: ward.vaults,
    clock: { now: () => '2026-11-24T01:30:00.000Z' },
    ids: systemIds,
    wards: new Map([[ward.wardId, ward]]),
    catalogue: {},
    stop: async () => {},
  } as unknown as App
  const run = async (...args: string[]) => {
    const said = { out: '', error: '' }
    const code = await runCommand(['people', ...args], {
      out: (text) => void (said.out += text),
      error: (text) => void (said.error += text),
      wire: async () => app,
    })
    return { code, ...said }
  }
  return { ctx, run }
}

it('says who works here and how each comes in', async () => {
  const { run } = await aWardWithOne()
  const { code, out } = await run('--json')
  expect({ code, ...(JSON.parse(out) as object) }).toEqual({
    code: 0,
    people: [
      {
        login: 'tri.lqt',
        name: 'Lê Quang Thử Trị',
        title: 'Quản trị',
        roles: ['administrator'],
        proofs: ['passphrase'],
      },
    ],
  })
})

it('opens a way in for whoever lost hers, and only when that is said', async () => {
  const { run, ctx } = await aWardWithOne()
  expect(await run('link', 'tri.lqt')).toMatchObject({
    code: 1,
    error: expect.stringContaining('--reset') as string,
  })
  const { code, out } = await run('link', 'Tri.LQT', '--reset', '--json')
  expect(code).toBe(0)
  const token = (JSON.parse(out) as { url: string }).url.split('/vao/')[1]!
  expect(await isSignInLinkLive(await ctx(), token)).toBe(true)
  expect(await listPeople(await ctx())).toMatchObject([{ proofs: [] }])
})

it.each([
  [['link'], 2],
  [['nobody'], 2],
  [['--reset'], 2],
  [['link', 'khong.co'], 1],
])('%j ends with %i', async (args, code) => {
  const { run } = await aWardWithOne()
  expect((await run(...args)).code).toBe(code)
})
