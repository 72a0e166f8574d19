/** A value, or the reason why there is none. Expected failures travel this way; faults are thrown. */
export type Result<T, E> = { ok: true; value: T } | { ok: false; error: E }

export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value }
}

export function err<E>(error: E): { ok: false; error: E } {
  return { ok: false, error }
}

/**
 * A rule said no. `code` names the rule (`visit.already-received`), `params` fill the sentence,
 * `legalBasis` is a key of `catalogue/lists/legal-bases.yaml`, shown to officers when the law decides.
 * The words live in i18n `refusals`.
 */
export type Refusal = { code: string; params?: Record<string, string | number>; legalBasis?: string }

export function refuse(
  code: string,
  params?: Record<string, string | number>,
  legalBasis?: string,
): { ok: false; error: Refusal } {
  return err({ code, ...(params ? { params } : {}), ...(legalBasis ? { legalBasis } : {}) })
}

/** Something typed or scanned is wrong: which field, which rule, and what fills the sentence. */
export type Problem = { key: string; code: string; params?: Record<string, string | number> }
