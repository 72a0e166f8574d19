import type { Route } from '../kit/route.ts'

export const assistRoutes: readonly Route[] = []
