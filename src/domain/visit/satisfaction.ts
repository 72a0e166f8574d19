/**
 * The three answers to "are you satisfied", best first: rất hài lòng 3, hài lòng 2, không hài lòng 1.
 * Decree 61/2018 and the national portal ask in these words.
 */
export const satisfactionLevels = [3, 2, 1] as const
export type Satisfaction = (typeof satisfactionLevels)[number]

export function isSatisfaction(score: number): score is Satisfaction {
  return (satisfactionLevels as readonly number[]).includes(score)
}
