import type { Hono } from 'hono'
import { answerMachines } from './api/answer-machines.ts'
import { assistRoutes } from './assist/routes.tsx'
import { citizenRoutes } from './citizen/routes.tsx'
import { deskRoutes } from './desk/routes.tsx'
import { galleryRoutes } from './gallery/routes.tsx'
import { buildApp } from './kit/build-app.tsx'
import type { Route } from './kit/route.ts'
import type { WebParts } from './kit/web-parts.ts'
import { manageRoutes } from './manage/routes.tsx'
import { signInRoutes } from './sign-in/routes.tsx'

/** The live route table: what is served, what the rights matrix walks, what the policy tests read. */
export const routes: readonly Route[] = [
  ...citizenRoutes,
  ...signInRoutes,
  ...deskRoutes,
  ...assistRoutes,
  ...manageRoutes,
  ...galleryRoutes,
]

export function webApp(parts: WebParts): Hono {
  return buildApp(parts, routes, answerMachines(parts))
}
