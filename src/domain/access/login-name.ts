import { fold } from '#lib/vietnamese-text.ts'

/**
 * The name somebody signs in with, made of her own: "Nguyễn Thị Thử Hoa" is "hoa.ntt"; the next of the same is "hoa.ntt2".
 * `taken` says which are given already.
 */
export function loginFor(fullName: string, taken: (login: string) => boolean): string {
  const words = fold(fullName)
    .replace(/[^a-z0-9 ]/g, '')
    .split(' ')
    .filter((word) => /[a-z]/.test(word))
  const given = words.at(-1) ?? 'nguoi'
  const others = words
    .slice(0, -1)
    .map((word) => word[0])
    .join('')
  const base = others ? `${given}.${others}` : given
  for (let turn = 1; ; turn++) {
    const login = turn === 1 ? base : `${base}${turn}`
    if (!taken(login)) return login
  }
}

/** As typed on any keyboard: capitals, marks and spaces around do not matter. */
export function tidyLogin(typed: string): string {
  return fold(typed).replaceAll(' ', '').slice(0, 80)
}
