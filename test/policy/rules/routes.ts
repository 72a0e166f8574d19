/** As much of a route as the rules read; `src/web/kit/route.ts` says the rest. */
export type RouteFacts = { method: string; path: string; guard: string; audit?: string; proof?: string }

/** What anybody may send without having come in (asking by code, using a link). Each is a decision: all else needs a role. */
export const publicChanges: string[] = [
  '/ho-so',
  '/ho-so/:code/tin-bao',
  '/ho-so/:code/yeu-cau',
  '/ban-khai',
  '/ban-khai/xoa',
  '/vao',
  '/vao/ma',
  '/vao/khoa-truy-cap',
  '/vao/thu-thach',
  '/vao/:token',
  '/ket-noi/:code',
]

/**
 * Every route says who may; every change says under which name it is remembered; no address twice; addresses are Vietnamese
 * without marks.
 */
export function findBadRoutes(routes: RouteFacts[], actions: string[], openChanges: string[]): string[] {
  const seen = new Set<string>()
  return routes.flatMap((route) => {
    const place = `${route.method} ${route.path}`
    const shape = `${route.method} ${route.path.replace(/:[a-zA-Z]+/g, ':')}`
    const faults = [
      ...(seen.has(shape) ? ['is in the table twice'] : []),
      ...(route.guard === 'public' || actions.includes(route.guard)
        ? []
        : [`is guarded by ${route.guard}, which no role has`]),
      ...(/^\/(?:[a-z0-9:.-]|[A-Z]|\/)*$/.test(route.path) ? [] : ['is not an address without marks']),
      ...(route.method === 'GET' ? [] : [...changeFaults(route, openChanges), ...proofFaults(route)]),
    ]
    seen.add(shape)
    return faults.map((fault) => `${place} ${fault}`)
  })
}

/** Signing, export, printing in bulk, keys, and who may do what: whoever does it has proved herself within ten minutes. */
const weighty =
  /^(dossier\.sign|signing\.delegate|\w+\.(export|rotate|printAll)|account\.(add|change|leave|resetProofs|endSessions|makeSignInLink|setPassphrase|setCode|addPasskey|removeProof)|device\.add)$/

function proofFaults({ audit, proof }: RouteFacts): string[] {
  return weighty.test(audit ?? '') && proof !== 'stepUp'
    ? ['weighs much and does not ask who it is once more']
    : []
}

function changeFaults({ path, guard, audit }: RouteFacts, openChanges: string[]): string[] {
  return [
    ...(/^[a-z]+\.[a-z][a-zA-Z]*$/.test(audit ?? '') ? [] : ['names no audit act ("visit.open")']),
    ...(guard === 'public' && !openChanges.includes(path) ? ['lets everybody change something'] : []),
  ]
}
