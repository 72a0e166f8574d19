import type { RegistrationResponseJSON } from '@simplewebauthn/server'
import { isReadyToWork } from '#domain/access/proof.ts'
import { endOtherSessions, listOwnSessions, strengthenSession } from '#modules/accounts/index.ts'
import {
  addPasskey,
  confirmCode,
  listCredentials,
  offerCode,
  offerPasskey,
  readOffer,
  removeCredential,
  setPassphrase,
  siteOf,
  type NewCode,
} from '#modules/credentials/index.ts'
import { listDevices } from '#modules/devices/index.ts'
import { qrSvg } from '#print/qr.ts'
import { parseAnswer } from '../kit/bar.tsx'
import { json, notFound, page, redirectTo, refused, unprocessable, type Reply } from '../kit/reply.ts'
import type { Req } from '../kit/route.ts'
import { paths } from '../paths.ts'
import { doneOf } from './done-of.ts'
import { OwnAccountPage } from './own-account.page.tsx'
import type { OwnAccount } from './own-part.tsx'

export async function show(req: Req): Promise<Reply> {
  const done = doneOf(req.t.signIn.own.done, req.query.get('xong'))
  return page(<OwnAccountPage {...await ownAccount(req)} done={done} />)
}

export async function savePassphrase(req: Req): Promise<Reply> {
  const { ctx, form, standing } = req
  const typed = form.get('passphrase')
  if (typed !== form.get('repeat')) return again(req, { problems: { passphrase: 'differs' } })
  const saved = await setPassphrase(ctx, typed, [standing?.login ?? '', ctx.actor.name])
  if (!saved.ok) return refused(saved.error)
  return saved.value.problem
    ? again(req, { problems: { passphrase: saved.value.problem } })
    : afterSetting(req, 'passphrase')
}

/** Without a code typed it only shows a square; nothing is kept until the app has shown that it has it. */
export async function saveCode(req: Req): Promise<Reply> {
  const { ctx, form, t } = req
  const login = req.standing?.login ?? ''
  const offer = form.has('offer') ? readOffer(ctx, login, form.get('offer')) : undefined
  if (!offer) return page(<OwnAccountPage {...await ownAccount(req)} offer={drawn(offerCode(ctx, login))} />)
  const confirmed = await confirmCode(ctx, offer, form.get('code'))
  if (!confirmed.ok) return refused(confirmed.error)
  return confirmed.value.fits
    ? afterSetting(req, 'code')
    : again(req, { offer: drawn(offer), problems: { code: t.signIn.own.codeWrong } })
}

export async function offerPasskeyToBrowser({ ctx, facts, standing }: Req): Promise<Reply> {
  const site = siteOf(facts.site)
  return site ? json(await offerPasskey(ctx, site, standing?.login ?? '')) : notFound()
}

export async function savePasskey(req: Req): Promise<Reply> {
  const { ctx, form, facts, t } = req
  const site = siteOf(facts.site)
  const answer = parseAnswer(form.get('answer')) as RegistrationResponseJSON | undefined
  const label = form.get('label').trim().slice(0, 60)
  const added = site && answer ? await addPasskey(ctx, site, { answer, label }) : undefined
  if (added && !added.ok) return refused(added.error)
  return added?.value.fits
    ? afterSetting(req, 'passkey')
    : again(req, { problems: { passkey: t.signIn.own.passkeyWrong } })
}

export async function dropProof(req: Req): Promise<Reply> {
  const removed = await removeCredential(req.ctx, req.params.credentialId!)
  return removed.ok ? redirectTo(`${paths.ownAccount()}?xong=removed`) : refused(removed.error)
}

export async function endOthers({ ctx, sessionCookie }: Req): Promise<Reply> {
  const ended = await endOtherSessions(ctx, sessionCookie.value)
  return ended.ok ? redirectTo(`${paths.ownAccount()}?xong=ended`) : refused(ended.error)
}

async function afterSetting(req: Req, done: string): Promise<Reply> {
  const strong = await strengthenSession(req.ctx, req.sessionCookie.value)
  if (!strong.ok) return refused(strong.error)
  return redirectTo(`${paths.ownAccount()}?xong=${done}`, { forget: true })
}

async function again(req: Req, wrong: Partial<OwnAccount>): Promise<Reply> {
  return unprocessable(<OwnAccountPage {...await ownAccount(req)} {...wrong} />)
}

async function ownAccount({ ctx, facts, standing, sessionCookie }: Req): Promise<OwnAccount> {
  const { roles, id } = ctx.actor
  const { isDemo } = ctx.ward
  return {
    login: standing?.login ?? '',
    isReady: isReadyToWork({ roles, isDemo, strength: standing?.strength ?? 'link' }),
    credentials: await listCredentials(ctx, id!),
    sessions: await listOwnSessions(ctx, sessionCookie.value),
    deviceNames: new Map((await listDevices(ctx)).map(({ deviceId, name }) => [deviceId, name])),
    hasSite: siteOf(facts.site) !== undefined,
  }
}

function drawn(code: NewCode): { code: NewCode; svg: string } {
  return { code, svg: qrSvg(code.uri) }
}
