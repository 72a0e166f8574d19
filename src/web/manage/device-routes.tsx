import { deviceKinds } from '#domain/access/reach.ts'
import type { Refusal } from '#lib/result.ts'
import { addDevice, codeMinutes, listDevices, renewDeviceCode, revokeDevice } from '#modules/devices/index.ts'
import { qrSvg } from '#print/qr.ts'
import { notFound, page, redirectTo, refused, unprocessable, type Reply } from '../kit/reply.ts'
import { get, post, type Req, type Route } from '../kit/route.ts'
import { wordsOfRefusal } from '../kit/words-of-refusal.ts'
import { paths } from '../paths.ts'
import { DeviceCodePage } from './device-code.page.tsx'
import { DevicesPage, type DevicesView } from './devices.page.tsx'
import { viewHall } from './view-hall.ts'

const one = '/trong-coi/thiet-bi/:deviceId'
const guard = 'device.manage'

export const deviceRoutes: readonly Route[] = [
  get('/trong-coi/thiet-bi', guard, show),
  post('/trong-coi/thiet-bi', { guard, audit: 'device.add', proof: 'stepUp' }, add),
  post(`${one}/ma`, { guard, audit: 'device.renewCode', proof: 'stepUp' }, renew),
  post(`${one}/thu-hoi`, { guard, audit: 'device.revoke' }, revoke),
]

async function viewOf({ ctx, hall }: Req): Promise<DevicesView> {
  return { hall: viewHall(hall, ctx.now), devices: await listDevices(ctx), now: ctx.now }
}

async function show(req: Req): Promise<Reply> {
  const done = req.query.get('da') === 'thu-hoi' ? req.t.reach.revoked : undefined
  return page(<DevicesPage {...await viewOf(req)} done={done} />)
}

async function add(req: Req): Promise<Reply> {
  const { ctx, form } = req
  const typed = { name: form.get('name'), kind: form.get('kind') }
  const kind = deviceKinds.find((known) => known === typed.kind)
  const again = async (refusal: Refusal) =>
    unprocessable(<DevicesPage {...await viewOf(req)} typed={typed} error={wordsOfRefusal(req.t, refusal)} />)
  if (!kind) return again({ code: 'device.without-kind' })
  if (!req.hall?.origin()) return again({ code: 'device.hall-closed' })
  const added = await addDevice(ctx, { kind, name: typed.name })
  return added.ok ? showCode(req, added.value.code, typed.name) : again(added.error)
}

async function renew(req: Req): Promise<Reply> {
  if (!req.hall?.origin()) return refused({ code: 'device.hall-closed' })
  const deviceId = req.params.deviceId ?? ''
  const renewed = await renewDeviceCode(req.ctx, deviceId)
  if (!renewed.ok) return refused(renewed.error)
  const device = (await listDevices(req.ctx)).find((known) => known.deviceId === deviceId)
  return device ? showCode(req, renewed.value.code, device.name) : notFound()
}

/** The one time the code is seen: a page answered to the press itself. Loading it again is the same act, and the same code. */
function showCode({ hall }: Req, code: string, name: string): Reply {
  const address = `${hall?.enrolmentOrigin()}${paths.enrolment(code)}`
  return page(<DeviceCodePage name={name} address={address} minutes={codeMinutes} qr={qrSvg(address)} />)
}

async function revoke(req: Req): Promise<Reply> {
  const revoked = await revokeDevice(req.ctx, req.params.deviceId ?? '')
  if (!revoked.ok) return refused(revoked.error)
  return redirectTo(`${paths.devices()}?da=thu-hoi`)
}
