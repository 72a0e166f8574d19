import { signInByCode, signInByPasskey, signInByPassphrase } from '#modules/accounts/index.ts'
import { askPasskey, siteOf } from '#modules/credentials/index.ts'
import type { Refusal } from '#lib/result.ts'
import { parseAnswer } from '../kit/bar.tsx'
import { json, notFound, page, redirectTo, unprocessable, type Reply } from '../kit/reply.ts'
import type { Req } from '../kit/route.ts'
import { wordsOfRefusal } from '../kit/words-of-refusal.ts'
import { paths } from '../paths.ts'
import { CodePage } from './code.page.tsx'
import { welcome } from './link-acts.tsx'
import { SignInPage } from './sign-in.page.tsx'

export function showSignIn({ facts, standing }: Req): Reply {
  return standing ? redirectTo(paths.start()) : page(<SignInPage hasSite={hasSite(facts.site)} />)
}

export async function enterByPassphrase(req: Req): Promise<Reply> {
  const { ctx, form, sessionCookie } = req
  const given = { login: form.get('login'), passphrase: form.get('passphrase'), device: ctx.device }
  const step = await signInByPassphrase(ctx, given)
  if (!step.ok) return again(req, step.error)
  return 'pending' in step.value
    ? page(<CodePage pending={step.value.pending} />)
    : welcome(sessionCookie.name, step.value.session)
}

export async function enterByCode({ ctx, form, sessionCookie, t }: Req): Promise<Reply> {
  const pending = form.get('pending')
  const entered = await signInByCode(ctx, { pending, code: form.get('code'), device: ctx.device })
  if (entered.ok) return welcome(sessionCookie.name, entered.value.session)
  return unprocessable(<CodePage pending={pending} error={wordsOfRefusal(t, entered.error)} />)
}

export async function enterByPasskey(req: Req): Promise<Reply> {
  const { ctx, form, facts, sessionCookie } = req
  const site = siteOf(facts.site)
  const answer = parseAnswer(form.get('answer'))
  if (!site || !answer) return again(req, { code: 'sign-in.wrong' })
  const entered = await signInByPasskey(ctx, site, { answer, device: ctx.device })
  return entered.ok ? welcome(sessionCookie.name, entered.value.session) : again(req, entered.error)
}

/** What a passkey has to sign now: for coming in, and for showing once more that it is she. */
export async function challenge({ ctx, facts }: Req): Promise<Reply> {
  const site = siteOf(facts.site)
  return site ? json(await askPasskey(ctx, site)) : notFound()
}

function again({ form, facts, t }: Req, refusal: Refusal): Reply {
  const error = wordsOfRefusal(t, refusal)
  return unprocessable(<SignInPage login={form.get('login')} error={error} hasSite={hasSite(facts.site)} />)
}

function hasSite(origin: string): boolean {
  return siteOf(origin) !== undefined
}
