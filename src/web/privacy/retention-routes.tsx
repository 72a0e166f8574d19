import { may } from '#domain/access/action.ts'
import { endingClasses } from '#domain/retention/retention.ts'
import { listStandingMarks } from '#modules/privacy/index.ts'
import { choosePeriod, showRetention } from '#modules/retention/index.ts'
import { page, redirectTo, refused, unprocessable, type Reply } from '../kit/reply.ts'
import { get, post, type Req, type Route } from '../kit/route.ts'
import { wordsOfRefusal } from '../kit/words-of-refusal.ts'
import { paths } from '../paths.ts'
import { RetentionPage } from './retention.page.tsx'

export const retentionRoutes: readonly Route[] = [
  get('/trong-coi/luu-giu', 'retention.open', (req) => show(req)),
  post('/trong-coi/luu-giu', { guard: 'retention.choose', audit: 'retention.choose' }, choose),
]

async function show(req: Req, error?: string): Promise<Reply> {
  const { ctx, t, query } = req
  const shown = (
    <RetentionPage
      view={await showRetention(ctx)}
      marks={await listStandingMarks(ctx)}
      mayChoose={may(ctx.actor, 'retention.choose')}
      names={(id) => ctx.catalogue.findProcedure(id)?.name ?? id}
      done={query.has('xong') ? t.privacy.retention.saved : undefined}
      error={error}
    />
  )
  return error ? unprocessable(shown) : page(shown)
}

async function choose(req: Req): Promise<Reply> {
  const { form, ctx, t } = req
  const name = endingClasses.find((one) => one === form.get('class'))
  const unit = (['day', 'month', 'year'] as const).find((one) => one === form.get('unit'))
  const value = Number(form.get('value'))
  const isReset = form.get('reset') === 'yes'
  if (!name || !(isReset || (unit && Number.isSafeInteger(value) && value >= 0)))
    return show(req, t.privacy.refusals['retention.out-of-bounds'])
  const chosen = await choosePeriod(ctx, name, isReset || !unit ? null : { value, unit })
  if (chosen.ok) return redirectTo(`${paths.retention()}?xong=1`)
  return chosen.error.code === 'retention.out-of-bounds'
    ? show(req, wordsOfRefusal(t, chosen.error))
    : refused(chosen.error)
}
