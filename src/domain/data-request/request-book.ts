import { z } from 'zod'

/** What a person may ask of the ward about her own data. */
export const requestKinds = ['see', 'correct', 'delete', 'restrict', 'object', 'withdraw'] as const
export type RequestKind = (typeof requestKinds)[number]

/** How somebody proved who she is. */
export const requestProofs = ['idCard', 'guardianPapers', 'mandate', 'trackingCode'] as const
export type RequestProof = (typeof requestProofs)[number]

export const requestRefusals = ['keptByLaw', 'othersData', 'notProven', 'notHeld'] as const
export type RequestRefusal = (typeof requestRefusals)[number]

const Limit = z.strictObject({ value: z.int().min(1), unit: z.enum(['working_day', 'day']) })
export type Limit = z.infer<typeof Limit>

/** `catalogue/data-requests.yaml`: the clocks of each right, who proves herself how, and why a request may be refused. */
export const RequestBook = z.strictObject({
  legalBasis: z.string().min(1),
  reply: Limit,
  kinds: z.array(
    z.strictObject({
      id: z.enum(requestKinds),
      limit: Limit,
      thirdParty: Limit.nullable(),
      extension: Limit,
    }),
  ),
  proofs: z.array(
    z.strictObject({ id: z.enum(requestProofs), enoughFor: z.array(z.enum(requestKinds)).min(1) }),
  ),
  refusals: z.array(z.strictObject({ id: z.enum(requestRefusals), legalBasis: z.string().min(1) })),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  status: z.enum(['seen', 'unverified']),
  source: z.string().min(1),
})
export type RequestBook = z.infer<typeof RequestBook>

export function isProofEnough(book: RequestBook, kind: RequestKind, proof: RequestProof): boolean {
  return book.proofs.some(({ id, enoughFor }) => id === proof && enoughFor.includes(kind))
}

/** Kinds, proofs and reasons the book says nothing of. */
export function requestBookFaults(book: RequestBook): string[] {
  const missing = (all: readonly string[], have: { id: string }[], what: string) =>
    all
      .filter((id) => have.filter((one) => one.id === id).length !== 1)
      .map((id) => `${what} ${id} phải có đúng một mục`)
  return [
    ...missing(requestKinds, book.kinds, 'quyền'),
    ...missing(requestProofs, book.proofs, 'cách chứng minh'),
    ...missing(requestRefusals, book.refusals, 'lý do'),
  ]
}
