import type { Route } from '../kit/route.ts'

export const citizenRoutes: readonly Route[] = []
