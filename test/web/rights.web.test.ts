import { describe, expect, it } from 'vitest'
import { actions, may } from '#domain/access/action.ts'
import { roles, type Role } from '#domain/access/role.ts'
import { systemIds } from '#lib/ids.ts'
import { embeddedDatabase } from '#test/db/database.ts'
import { routes } from '#web/app.ts'
import { testApp } from './test-app.ts'

const getDb = embeddedDatabase()
const signable = roles.filter((role) => role !== 'citizen' && role !== 'system')

/** Written by hand, so that a slip in the table of rights is seen. */
const never: [Role, string][] = [
  ['member', 'visit.serve'],
  ['minorMember', 'visit.assist'],
  ['minorMember', 'desk.open'],
  ['member', 'dossier.sign'],
  ['officer', 'dossier.sign'],
  ['secretary', 'visit.serve'],
  ['auditor', 'visit.serve'],
  ['province', 'desk.open'],
  ['administrator', 'visit.serve'],
  ['citizen', 'desk.open'],
]

function pathOf(path: string): string {
  return path
    .replace(/:visitId|:dossierId/g, systemIds.uuid())
    .replace(':token', '1.aaaaaaaaaaaaaaaaaaaa')
    .replace(':code', '0')
    .replace(':id', 'khai-sinh')
}

describe('who may', () => {
  it.each(never)('%s never %s', (role, action) => {
    expect(may({ roles: [role] }, action as keyof typeof actions)).toBe(false)
  })

  it('is answered the same for every route and every role as the table says', async () => {
    const { signInAs, app } = await testApp(getDb())
    for (const role of signable) {
      const browser = await signInAs(role)
      const { csrf } = await browser.secrets('/bat-dau')
      for (const route of routes) {
        if (route.guard === 'public' || route.path === '/ra') continue
        const answer =
          route.method === 'GET'
            ? await browser.get(pathOf(route.path))
            : await browser.post(pathOf(route.path), {}, { from: '/', csrf: csrf || undefined! })
        const allowed = may({ roles: [role] }, route.guard)
        expect(`${role} ${route.method} ${route.path} ${answer.status === 403 ? 'no' : 'yes'}`).toBe(
          `${role} ${route.method} ${route.path} ${allowed ? 'yes' : 'no'}`,
        )
      }
    }
    for (const route of routes.filter(({ guard }) => guard !== 'public')) {
      expect((await app.request(pathOf(route.path), { method: route.method })).status).toBe(401)
    }
  })
})
