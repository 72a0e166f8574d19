import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import { areTwoProofs, isFresh, isReadyToWork, needsTwoProofs } from '#domain/access/proof.ts'
import { proveAgain, type Proof } from '#modules/accounts/index.ts'
import { siteOf } from '#modules/credentials/index.ts'
import type { Ctx } from '#modules/context.ts'
import type { PageFacts } from '#ui/page-context.ts'
import { paths } from '../paths.ts'
import { ProofPage, type ProofAsked } from '../sign-in/proof.page.tsx'
import { redirectTo, refused, type Reply } from './reply.ts'
import type { Route } from './route.ts'
import type { Standing, Visitor } from './visitor.ts'
import type { WebParts } from './web-parts.ts'
import { wordsOfRefusal } from './words-of-refusal.ts'

type Coming = {
  parts: WebParts
  route: Route
  ctx: Ctx
  visitor: Visitor
  facts: PageFacts
  sent: URLSearchParams | null
}

/** What stands between a signed-in person and the page: nothing, a lock, a proof to show again, or proofs not set up yet. */
export type Bar = 'locked' | 'stepUp' | 'notReady' | 'notStrong'

/**
 * A page of the proof that is missing, carrying everything that was sent, so that nothing typed is lost; undefined when the
 * way is free. A proof sent along is judged here, for every route alike.
 */
export async function barredReply(coming: Coming): Promise<Reply | undefined> {
  const { route, visitor, ctx } = coming
  const { standing } = visitor
  if (!standing) return undefined
  const bar = barOf(route, { ...standing, roles: visitor.actor.roles, isDemo: visitor.ward.isDemo }, ctx.now)
  if (bar === undefined) return undefined
  if (bar === 'notReady') return redirectTo(paths.ownAccount())
  if (bar === 'notStrong') return refused({ code: 'sign-in.not-strong' })
  const proof = proofOf(coming, standing)
  if (!proof) return askProof(coming, { bar, standing })
  const proven = await proveAgain(ctx, { token: visitor.sessionToken!, proofs: standing.proofs, proof })
  if (!proven.ok)
    return askProof(coming, { bar, standing, error: wordsOfRefusal(coming.facts.t, proven.error) })
  coming.parts.sessions.forget(visitor.sessionToken!)
  return undefined
}

type Stood = Standing & { roles: Visitor['actor']['roles']; isDemo: boolean }

export function barOf(route: Route, stood: Stood, now: string): Bar | undefined {
  if (route.guard === 'public' || route.whileLocked) return undefined
  if (stood.isLocked) return 'locked'
  if (!isReadyToWork(stood) && !route.whileSettingUp) return 'notReady'
  // Whoever has nothing yet to prove herself with is setting it up: the link she came by was the proof.
  const isFirst = route.whileSettingUp === true && stood.proofs.length === 0
  if (route.proof === undefined || (isFirst && route.proof !== 'always')) return undefined
  if (isHalfIn(stood) && route.whileSettingUp) return 'notStrong'
  return route.proof === 'always' || !isFresh(stood.provenAt, now) ? 'stepUp' : undefined
}

/** Came in with one of her two proofs: with it alone she must not change the other one. */
function isHalfIn({ strength, proofs, roles, isDemo }: Stood): boolean {
  return !isDemo && strength !== 'twoProofs' && needsTwoProofs(roles) && areTwoProofs(proofs)
}

function proofOf({ sent, facts }: Coming, standing: Standing): Proof | undefined {
  const kind = sent?.get('_proof')
  if (kind === 'press') return { kind }
  if (kind === 'passphrase')
    return { kind, login: standing.login, passphrase: sent?.get('_passphrase') ?? '' }
  const site = siteOf(facts.site)
  const answer = kind === 'passkey' ? parseAnswer(sent?.get('_answer')) : undefined
  return site && answer ? { kind: 'passkey', site, answer } : undefined
}

export function parseAnswer(text: string | null | undefined): AuthenticationResponseJSON | undefined {
  try {
    const answer = JSON.parse(text ?? '') as AuthenticationResponseJSON | null
    return typeof answer?.response?.clientDataJSON === 'string' ? answer : undefined
  } catch {
    return undefined
  }
}

function askProof(
  { route, sent, facts }: Coming,
  { bar, standing, error }: { bar: 'locked' | 'stepUp'; standing: Standing; error?: string },
): Reply {
  const isSent = route.method === 'POST' && sent !== null
  const asked: ProofAsked = {
    bar,
    action: isSent ? facts.path : paths.unlock(),
    // What was sent goes along, under its own key: it will still be one act.
    carried: isSent ? [...sent].filter(([name]) => !isProofField(name)) : [['back', facts.path]],
    proofs: standing.proofs,
    hasSite: siteOf(facts.site) !== undefined,
    error,
  }
  const isAnswerMissing = error !== undefined || (route.proof === 'always' && bar === 'stepUp')
  const status = isAnswerMissing ? 422 : bar === 'locked' ? 423 : 403
  return { kind: 'page', status, view: <ProofPage {...asked} /> }
}

function isProofField(name: string): boolean {
  return ['_proof', '_passphrase', '_answer', '_csrf'].includes(name)
}
