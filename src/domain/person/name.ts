import { tidy } from '#lib/vietnamese-text.ts'

/** Letters of Vietnamese names, with F, J, W, Z and the apostrophe of names of other peoples (Y Wăn, H'Hen Niê). */
const nameWord = /^[\p{L}\p{M}]+(?:['’.-][\p{L}\p{M}]+)*['’.]?$/u
const allowedLetter = /^[A-Za-zÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ'’.\- ]+$/u

/** Whether a text can be a person's name: letters of ours only, no digit, no lost mark, at least one letter a word. */
export function looksLikeName(text: string): boolean {
  return (
    text.length >= 2
    && text.length <= 120
    && allowedLetter.test(text)
    && text.split(' ').every((word) => nameWord.test(word))
  )
}

/** Vietnamese people are called by the last syllable: "bà Ngữ". */
export function givenName(fullName: string): string {
  return fullName.trim().split(/\s+/).at(-1) ?? ''
}

const vowel = /[aeiouyàáâãèéêìíòóôõùúýăĩũơưạ-ỹ]/i

/**
 * A word that lost its marked letter on the way: no vowel left (Th, Trn, Dng), or the ending "uyn", which no name has
 * (Nguyn). One letter alone is a word of other peoples' names (Y, K).
 */
export function lostLetters(text: string): boolean {
  return text.split(' ').some((word) => {
    const letters = word.replace(/[^\p{L}]/gu, '')
    return letters.length > 1 && (!vowel.test(letters) || /uyn$/i.test(letters))
  })
}

/** Vowels that carry a mark in Vietnamese, or đ: a long name without a single one has probably lost them. */
export function hasNoMarks(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text)
}

/**
 * Keys of a Vietnamese input method that stayed in the text: Telex (Nguyeenx, Thij, DDoong) or VNI (Nguye64n). One such
 * word spoils a name; an address may hold a few foreign ones (Green Tower), so there it takes a quarter of the words.
 */
export function hasTypingTraces(text: string, kind: 'name' | 'address'): boolean {
  const words = tidy(text).split(/[\s,.;]+/)
  const traced = words.filter((word) => traces.some((trace) => trace.test(word)))
  return kind === 'name' ? traced.length > 0 : traced.length * 4 >= words.length
}

/** Doubled o stands in Xoong, Pơloong and counts only elsewhere. */
const traces = [
  /aa|ee|dd|oo(?!ng|c|k)|[aou]w/i,
  /[aeiouy\u00e0-\u1ef9]\p{L}*[fjx]$/iu,
  /[\u00e0-\u1ef9]\p{L}*[sw]$/iu,
  /\p{Ll}\d+\p{Ll}/u,
]
