import type { Route } from '../kit/route.ts'
import { ownRoutes } from './own-routes.tsx'

export const manageRoutes: readonly Route[] = [...ownRoutes]
