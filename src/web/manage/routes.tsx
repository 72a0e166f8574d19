import type { Route } from '../kit/route.ts'
import { deviceRoutes } from './device-routes.tsx'
import { ownRoutes } from './own-routes.tsx'

export const manageRoutes: readonly Route[] = [...ownRoutes, ...deviceRoutes]
