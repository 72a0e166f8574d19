import { systemClock } from '../../src/lib/clock.ts'
import { vi } from '../../src/i18n/vi.ts'
import type { PageFacts } from '../../src/ui/page-context.ts'
import type { DeskView } from '../../src/web/desk/desk-frame.tsx'

const now = systemClock.now()

/** Thirty visits and twenty dossiers, as the work list shows them. */
export const view: DeskView = {
  counterName: 'Quầy 1',
  troubles: [],
  alarms: [],
  names: () => 'Đăng ký khai sinh',
  list: {
    visits: Array.from({ length: 30 }, (_, n) => ({
      visitId: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
      ticketNo: 101 + n,
      name: `Nguyễn Thị Thử Số ${n}`,
      kind: 'need',
      step: 'needFound',
      procedureId: 'khai-sinh',
      counterId: n % 2 ? '1' : null,
      openedAt: now,
    })),
    dossiers: Array.from({ length: 20 }, (_, n) => ({
      dossierId: `00000000-0000-4000-8001-${String(n).padStart(12, '0')}`,
      owner: `Người Thử Số ${n}`,
      officialCode: null,
      procedureId: 'khai-sinh',
      status: 'received',
      dueAt: now,
    })),
  },
}

export const facts: PageFacts = {
  lang: 'vi',
  t: vi,
  ward: { name: 'Phường Thử', provinceName: 'Quảng Trị', isDemo: true, phone: '0233', address: '' },
  path: '/quay',
  origin: '',
  site: '',
  reach: 'desk',
  signedIn: {
    name: 'Cán bộ thử',
    title: 'Cán bộ',
    roles: ['officer'],
    counter: '1',
    hasPassphrase: true,
    standsFor: [],
  },
  isAnswer: false,
  isShared: false,
  csrf: 'x',
  newKey: () => 'k',
  assets: {},
  now: now.slice(0, 16),
}
