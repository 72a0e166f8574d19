import { requestRotation, showCustody } from '#modules/custody/index.ts'
import { paths } from '../paths.ts'
import { page, redirectTo, refused } from '../kit/reply.ts'
import { get, post, type Route } from '../kit/route.ts'
import { KeysPage } from './keys.page.tsx'

/** A key is changed by whoever has just proved herself. */
const weighty = { guard: 'key.manage', audit: 'key.rotate', proof: 'stepUp' } as const

export const keyRoutes: readonly Route[] = [
  get('/trong-coi/khoa', 'key.manage', async ({ ctx, query, t }) => {
    const done = query.get('da') === 'doi' ? t.keys.requested : undefined
    return page(<KeysPage custody={await showCustody(ctx)} now={ctx.now} done={done} />)
  }),
  post('/trong-coi/khoa/doi', weighty, async ({ ctx }) => {
    const asked = await requestRotation(ctx)
    return asked.ok ? redirectTo(paths.keys('doi')) : refused(asked.error)
  }),
]
