import { fold } from '#lib/vietnamese-text.ts'

export type PassphraseProblem = 'too-short' | 'too-long' | 'too-plain' | 'has-name'

export const passphraseLength = { least: 12, most: 128 } as const

/** What everybody tries first; compared without marks and spaces. */
const first = [
  'matkhau',
  'password',
  'motcua',
  'dongha',
  'quangtri',
  'vietnam',
  'qwerty',
  'iloveyou',
  'admin',
]

/** The same keys give the same phrase however a keyboard composes the letters (NFKC). */
export function tidyPassphrase(typed: string): string {
  return typed.normalize('NFKC')
}

/** Long beats strange: a short sentence is easy to keep and slow to guess. `names` are the login and name of its owner. */
export function passphraseProblem(typed: string, names: readonly string[]): PassphraseProblem | undefined {
  const phrase = tidyPassphrase(typed)
  if ([...phrase].length < passphraseLength.least) return 'too-short'
  if ([...phrase].length > passphraseLength.most) return 'too-long'
  const plain = plainOf(phrase)
  if (new Set(plain).size < 6 || isRun(plain) || withoutFirst(plain).length < 6) return 'too-plain'
  if (names.map(plainOf).some((name) => name.length > 3 && plain.includes(name))) return 'has-name'
  return undefined
}

function plainOf(text: string): string {
  return fold(text).replace(/[^a-z0-9]/g, '')
}

/** What is left when the words everybody tries are taken away. */
function withoutFirst(plain: string): string {
  return first.reduce((rest, word) => rest.replaceAll(word, ''), plain)
}

/** "123456789012", "abcdefghijkl": every next sign is one further. */
function isRun(plain: string): boolean {
  const steps = [...plain]
    .slice(1)
    .filter((sign, at) => Math.abs(sign.charCodeAt(0) - plain.charCodeAt(at)) === 1)
  return steps.length > plain.length * 0.7
}
