import type { Db } from '#db/client.ts'
import type { Instant } from '#lib/plain-date.ts'
import type { Refusal, Result } from '#lib/result.ts'
import type { Ctx } from '#modules/context.ts'
import { giveAnswers, noteFormPrinted, scanCard, showDraft, agreeReadBack } from '#modules/intake/index.ts'
import { checkPapers, findNeed, openVisit } from '#modules/visits/index.ts'
import { aCtx, aWard, type TestWard } from '#test/db/a-ward.ts'
import { theCatalogue, tuesday } from '#test/web/test-app.ts'

export const motherCard =
  '045198000214||Nguyễn Thị Mẫu Hậu|05091998|Nữ|Khu phố 4, Đông Hà, Quảng Trị|12072021||||'

export const birthAnswers = {
  parentsOnPaper: 'motherOnly',
  applicantIs: 'mother',
  'child.fullName': 'Nguyễn Mẫu Quỳnh',
  'child.dateOfBirth': '29/10/2026',
  'child.sex': 'female',
  'child.ethnicity': 'Kinh',
  'child.birthPlace': 'Bệnh viện Đa khoa tỉnh Quảng Trị',
  'child.origin': 'Xã Hướng Hiệp, tỉnh Quảng Trị',
  copies: 'no',
}

export function must<T>(result: Result<T, Refusal>): T {
  if (!result.ok) throw new Error(`${result.error.code} ${JSON.stringify(result.error.params ?? {})}`)
  return result.value
}

export function codeOf(result: Result<unknown, Refusal>): string {
  return result.ok ? 'ok' : result.error.code
}

/** An officer of a fresh ward on a Tuesday at 8:41; `minutes` later when asked. */
export async function aDesk(
  db: Db,
): Promise<{ ward: TestWard; at(minutes: number, role?: 'officer' | 'signer' | 'member'): Promise<Ctx> }> {
  const ward = await aWard(db)
  const later = (minutes: number) => new Date(Date.parse(tuesday) + minutes * 60_000).toISOString() as Instant
  return {
    ward,
    at: (minutes, role = 'officer') =>
      aCtx({
        db,
        ward,
        role,
        now: later(minutes),
        catalogue: theCatalogue(),
        counterId: role === 'officer' ? '1' : null,
      }),
  }
}

/** A visit up to the printed form: every step through its use-case. */
export async function printedVisit(at: Awaited<ReturnType<typeof aDesk>>['at']): Promise<string> {
  const { visitId } = must(
    await openVisit(await at(0), {
      kind: 'need',
      party: { kind: 'person', fullName: 'Nguyễn Thị Mẫu Hậu' },
      onBehalfOf: null,
    }),
  )
  must(await findNeed(await at(2), visitId, 'khai-sinh'))
  must(await checkPapers(await at(4), visitId, [{ name: 'Giấy chứng sinh', state: 'have' }]))
  must(await scanCard(await at(5), visitId, { role: 'mother', raw: motherCard }))
  must(await giveAnswers(await at(8), visitId, { answers: birthAnswers, source: 'spoken' }))
  const view = (await showDraft(await at(9), visitId))!
  must(await agreeReadBack(await at(10), visitId, view.draft.version))
  must(await noteFormPrinted(await at(11), visitId))
  return visitId
}
