import { get, post, type Route } from '../kit/route.ts'
import * as acts from './audit-acts.tsx'
import * as roots from './audit-root-acts.tsx'

export const auditRoutes: readonly Route[] = [
  get('/trong-coi/nhat-ky', 'audit.open', acts.showAudit),
  post(
    '/trong-coi/nhat-ky/ho-so-su-co',
    { guard: 'audit.open', audit: 'audit.export', proof: 'stepUp' },
    acts.takeIncident,
  ),
  get('/trong-coi/nhat-ky/ly-do', 'audit.open', acts.showReason),
  get('/trong-coi/nhat-ky/dau-niem', 'audit.open', roots.showRoot),
  get('/trong-coi/nhat-ky/dau-niem.pdf', 'audit.open', roots.printLatest),
]
