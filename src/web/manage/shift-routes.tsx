import { closeShift, openShift, showShifts } from '#modules/duty/index.ts'
import { page, redirectTo, refused, unprocessable, type Reply } from '../kit/reply.ts'
import { get, post, type Req, type Route } from '../kit/route.ts'
import { wordsOfRefusal } from '../kit/words-of-refusal.ts'
import { paths } from '../paths.ts'
import { ShiftPage, shiftHours, type ShiftTyped } from './shift.page.tsx'

export const shiftRoutes: readonly Route[] = [
  get('/ca-truc', 'shift.manage', (req) => show(req)),
  post('/ca-truc', { guard: 'shift.manage', audit: 'duty.openShift' }, open),
  post('/ca-truc/:shiftId/khep', { guard: 'shift.manage', audit: 'duty.closeShift' }, close),
]

const nothingTyped: ShiftTyped = { members: [], guardians: [], hours: 0 }

async function show(req: Req, typed: ShiftTyped = nothingTyped, error?: string): Promise<Reply> {
  const view = await showShifts(req.ctx)
  if (!view.ok) return refused(view.error)
  const { access } = req.t
  const words: Record<string, string> = { mo: access.shiftOpened, khep: access.shiftClosed }
  const done = words[req.query.get('xong') ?? '']
  const shown = <ShiftPage view={view.value} typed={typed} error={error} done={done} />
  return error ? unprocessable(shown) : page(shown)
}

async function open(req: Req): Promise<Reply> {
  const { form, ctx, t } = req
  const hours = shiftHours.find((hours) => String(hours) === form.get('hours')) ?? 0
  const typed = { members: form.getAll('member'), guardians: form.getAll('guardian'), hours }
  const opened = await openShift(ctx, {
    memberIds: typed.members,
    guardianAgreedIds: typed.guardians,
    hours: typed.hours,
  })
  if (opened.ok) return redirectTo(`${paths.shifts()}?xong=mo`)
  return opened.error.code.startsWith('duty.')
    ? show(req, typed, wordsOfRefusal(t, opened.error))
    : refused(opened.error)
}

async function close(req: Req): Promise<Reply> {
  const closed = await closeShift(req.ctx, req.params.shiftId ?? '')
  return closed.ok ? redirectTo(`${paths.shifts()}?xong=khep`) : refused(closed.error)
}
