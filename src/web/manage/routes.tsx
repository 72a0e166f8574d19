import { page } from '../kit/reply.ts'
import { get, type Route } from '../kit/route.ts'
import { OwnAccountPage } from './own-account.page.tsx'

export const manageRoutes: readonly Route[] = [
  get('/tai-khoan', 'account.own', () => page(<OwnAccountPage />)),
]
