/** NFC, single spaces, no spaces at the ends. */
export function tidy(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}

/** Lower case without diacritics, for comparing what people type: "Đông Hà" → "dong ha". */
export function fold(text: string): string {
  return tidy(text)
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/g, 'd')
}

/** Official forms ask for names of children in capitals; JavaScript upper-cases every Vietnamese letter. */
export function capitals(text: string): string {
  return tidy(text).toLocaleUpperCase('vi')
}

/** "Phường Đông Hà" inside a sentence is "phường Đông Hà". */
export function lowerFirst(text: string): string {
  return text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)
}

export function upperFirst(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
}

/** U+FFFD or the classic double-encoded shapes (Nguyá»…n): a scanner lost the marks. */
export function looksDamaged(text: string): boolean {
  return /\ufffd|[\u00c3\u00c4\u00c6][\u0080-\u00bf]|\u00e1[\u00ba\u00bb]|\u00e2\u20ac/.test(text)
}
