import type { Route } from '../kit/route.ts'
import { auditRoutes } from './audit-routes.tsx'
import { deviceRoutes } from './device-routes.tsx'
import { keyRoutes } from './key-routes.tsx'
import { ownRoutes } from './own-routes.tsx'
import { peopleRoutes } from './people-routes.tsx'
import { requestRoutes } from '../privacy/request-routes.tsx'
import { retentionRoutes } from '../privacy/retention-routes.tsx'
import { shiftRoutes } from './shift-routes.tsx'

export const manageRoutes: readonly Route[] = [
  ...ownRoutes,
  ...peopleRoutes,
  // Each part of looking after has a table of its own.
  ...deviceRoutes,
  ...keyRoutes,
  ...shiftRoutes,
  ...auditRoutes,
  ...requestRoutes,
  ...retentionRoutes,
]
