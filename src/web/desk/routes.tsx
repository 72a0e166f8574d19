import type { Route } from '../kit/route.ts'

export const deskRoutes: readonly Route[] = []
