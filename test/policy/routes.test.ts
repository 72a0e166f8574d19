import { describe, expect, test } from 'vitest'
import { actions } from '#domain/access/action.ts'
import { findBadRoutes, publicChanges } from './rules/routes.ts'

describe('the route table', () => {
  test('every change has a guard and a name it is remembered by; no address twice', async () => {
    const { routes } = await import('#web/app.ts')
    expect(routes.length).toBeGreaterThan(3)
    expect(findBadRoutes([...routes], Object.keys(actions), publicChanges)).toEqual([])
  })

  test('what everybody may change is still in the table', async () => {
    const { routes } = await import('#web/app.ts')
    const open = routes
      .filter(({ method, guard }) => method === 'POST' && guard === 'public')
      .map(({ path }) => path)
    expect(open.sort()).toEqual([...publicChanges].sort())
  })
})

describe('the rules notice', () => {
  const fine = { method: 'POST', path: '/quay/luot', guard: 'visit.serve', audit: 'visit.open' }
  const faults = (...routes: Parameters<typeof findBadRoutes>[0]) =>
    findBadRoutes(routes, ['visit.serve'], ['/vao/:token'])

  test('a route that is as it should be', () => {
    expect(
      faults(
        fine,
        { ...fine, method: 'GET', audit: undefined },
        { ...fine, path: '/vao/:token', guard: 'public', audit: 'session.start' },
      ),
    ).toEqual([])
  })

  test.each([
    ['no guard that a role has', { ...fine, guard: 'visit.everything' }],
    ['no audit act', { ...fine, audit: undefined }],
    ['an audit act in no shape', { ...fine, audit: 'opened' }],
    ['an act that weighs much and asks nobody', { ...fine, audit: 'dossier.sign' }],
    ['a change for everybody', { ...fine, guard: 'public' }],
    ['an address with marks', { ...fine, path: '/quầy' }],
  ])('%s', (_, route) => {
    expect(faults(route)).toHaveLength(1)
  })

  test('one address twice, whatever its parameter is called', () => {
    expect(
      faults({ ...fine, path: '/quay/luot/:id' }, { ...fine, path: '/quay/luot/:visitId' }),
    ).toHaveLength(1)
  })
})
