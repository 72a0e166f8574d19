import type { Hono } from 'hono'
import { answerMachines } from './api/answer-machines.ts'
import { assistRoutes } from './assist/routes.tsx'
import { citizenRoutes } from './citizen/routes.tsx'
import { deskRoutes } from './desk/routes.tsx'
import { enrolmentRoutes } from './enrolment/routes.tsx'
import { galleryRoutes } from './gallery/routes.tsx'
import { buildApp } from './kit/build-app.tsx'
import type { Route } from './kit/route.ts'
import type { WebParts } from './kit/web-parts.ts'
import { ownPrivacyRoutes } from './privacy/citizen-routes.tsx'
import { dossierPrivacyRoutes } from './privacy/dossier-privacy-routes.tsx'
import { visitPrivacyRoutes } from './privacy/visit-privacy-acts.tsx'
import { manageRoutes } from './manage/routes.tsx'
import { signInRoutes } from './sign-in/routes.tsx'

/** The live route table: what is served, what the rights matrix walks, what the policy tests read. */
export const routes: readonly Route[] = [
  ...citizenRoutes,
  ...signInRoutes,
  ...ownPrivacyRoutes,
  ...deskRoutes,
  ...dossierPrivacyRoutes,
  ...visitPrivacyRoutes,
  ...assistRoutes,
  ...manageRoutes,
  ...enrolmentRoutes,
  ...galleryRoutes,
]

export function webApp(parts: WebParts): Hono {
  return buildApp(parts, routes, answerMachines(parts))
}

/** What the plain network of the hall is answered: the other routes are not in this app at all. */
export function enrolmentApp(parts: WebParts): Hono {
  return buildApp(
    parts,
    routes.filter(({ reaches }) => reaches.enrolment),
  )
}
