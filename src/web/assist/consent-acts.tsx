import type { ConsentGiver } from '#domain/consent/index.ts'
import { tidy } from '#lib/vietnamese-text.ts'
import { answerHelp, showTicket, withdrawHelp } from '#modules/visits/index.ts'
import { redirectTo, refused, unprocessable, type Reply } from '../kit/reply.ts'
import type { Req } from '../kit/route.ts'
import { wordsOfRefusal } from '../kit/words-of-refusal.ts'
import { paths } from '../paths.ts'
import { consentPage, helpedTicket, visitId } from './assist-acts.tsx'

export async function consent(req: Req): Promise<Reply> {
  const answer = req.form.get('answer')
  const by = answer === 'guardian' ? childOf(req) : undefined
  const isYes = answer === 'yes' || answer === 'guardian'
  const answered = await answerHelp(req.ctx, visitId(req), isYes, by)
  if (answered.ok) return redirectTo(paths.assistVisit(visitId(req)))
  if (!answered.error.code.startsWith('consent.')) return refused(answered.error)
  const turn = await showTicket(req.ctx, visitId(req))
  if (!turn.ok) return refused(turn.error)
  return unprocessable(consentPage(req, turn.value, wordsOfRefusal(req.t, answered.error)))
}

/** The guardian's name and the child's own word; an age that was not said counts as old enough to be asked. */
function childOf({ form }: Req): ConsentGiver {
  const age = form.get('childAge')
  return {
    kind: 'child',
    name: '',
    guardianName: tidy(form.get('guardianName')),
    hasAgeToAgree: age !== 'young',
    childAgrees: age === 'old',
  }
}

/** Said aloud, written down at once; the officer goes on. */
export async function withdraw(req: Req): Promise<Reply> {
  const helped = await helpedTicket(req)
  if ('reply' in helped) return helped.reply
  const taken = await withdrawHelp(req.ctx, visitId(req), 'spoken')
  return taken.ok ? redirectTo(paths.assistVisit(visitId(req)), { wipe: true }) : refused(taken.error)
}
