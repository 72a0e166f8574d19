/** The sentence for what was just done (`?xong=…`): one of ours, whatever the address says. */
export function doneOf(words: Record<string, string>, key: string | null): string | undefined {
  return key !== null && Object.hasOwn(words, key) ? words[key] : undefined
}
