import type { Retention } from '../classification.ts'

/** Classes whose rows end; the other two say nothing of a person. */
export type EndingClass = Exclude<Retention, 'permanent' | 'ward'>

/** The day before which a row's moment must lie so that it is due (`YYYY-MM-DD`); null: never. Made by `domain/retention`. */
export type Cuts = {
  byClass: Record<EndingClass, string | null>
  /** Dossiers of procedures whose period the law fixes. */
  byProcedure: { procedures: string[]; cut: string | null }[]
}
