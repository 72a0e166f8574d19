import { lineAt, nodesOf, type Breach, type Node, type Source } from '../source-tree.ts'

type Leaf = string | ((...parameters: never[]) => unknown)

/** Every sentence of a language by its dotted place. */
export function leavesOf(words: unknown, place = ''): Map<string, Leaf> {
  if (typeof words === 'string' || typeof words === 'function') return new Map([[place, words as Leaf]])
  const leaves = new Map<string, Leaf>()
  for (const [key, value] of Object.entries(words as object)) {
    for (const [deeper, leaf] of leavesOf(value, place ? `${place}/${key}` : key)) leaves.set(deeper, leaf)
  }
  return leaves
}

/** Vietnamese letters that English does not have. */
const vietnameseLetter = /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i

/** Lists that count from one leave their first place empty. */
function isBlankByDesign(place: string): boolean {
  return place.endsWith('/0')
}

/** Differences of shape, empty sentences, sentences not in NFC, and Vietnamese left in the English. */
export function compareWords(vi: unknown, en: unknown): string[] {
  const [source, translated] = [leavesOf(vi), leavesOf(en)]
  const faults = [...translated.keys()]
    .filter((place) => !source.has(place))
    .map((place) => `${place}: only in English`)
  for (const [place, sentence] of source) {
    const other = translated.get(place)
    if (other === undefined) faults.push(`${place}: not in English`)
    else if (!isBlankByDesign(place) || sentence !== '')
      faults.push(...compareLeaves(sentence, other).map((what) => `${place}: ${what}`))
  }
  return faults
}

function compareLeaves(sentence: Leaf, other: Leaf): string[] {
  if (typeof sentence !== typeof other) return ['a sentence in one language, a function in the other']
  if (typeof sentence === 'function')
    return sentence.length === (other as Function).length ? [] : ['takes other parameters in English']
  const both = [sentence, other as string]
  return [
    ...(both.some((text) => text.trim() === '') ? ['empty'] : []),
    ...(both.some((text) => text !== text.normalize('NFC')) ? ['not in NFC'] : []),
    ...(sentence === other && vietnameseLetter.test(sentence) && sentence.includes(' ')
      ? ['the English is the Vietnamese']
      : []),
  ]
}

/** Words under names that stand nowhere in the program: nobody reads them. Codes are looked after from the other side. */
export function findUnsaidWords(words: unknown, program: string): string[] {
  const written = new Set(program.match(/[A-Za-z_]\w*/g))
  const places = [...leavesOf(words).keys()]
  return places.filter((place) =>
    place.split('/').some((name) => /^[A-Za-z_]\w*$/.test(name) && !written.has(name)),
  )
}

export type UsedCode = { code: string; path: string; line: number }

/** Codes that the product refuses or warns with: the first argument of `refuse`, and `{ code: 'area.what' }` of rules and use-cases. */
export function usedCodes(all: Source[]): UsedCode[] {
  return all.flatMap(({ path, text, program }) => {
    const refused = nodesOf(program, 'CallExpression')
      .filter(({ callee }) => (callee as Node).name === 'refuse')
      .flatMap(({ arguments: given, start }) =>
        literalsOf((given as Node[])[0]).map((code) => ({ code, start })),
      )
    const written = /^src\/(domain|modules)\//.test(path)
      ? literalsNamed(program, 'code').filter(({ code }) => code.includes('.'))
      : []
    return [...refused, ...written].map(({ code, start }) => ({ code, path, line: lineAt(text, start) }))
  })
}

/** Keys of legal bases that rules and use-cases point at. */
export function usedLegalBases(all: Source[]): UsedCode[] {
  return all
    .filter(({ path }) => /^src\/(domain|modules)\//.test(path))
    .flatMap(({ path, text, program }) =>
      [...literalsNamed(program, 'law'), ...literalsNamed(program, 'legalBasis')]
        .filter(({ code }) => code !== '')
        .map(({ code, start }) => ({ code, path, line: lineAt(text, start) })),
    )
}

function literalsNamed(program: Node, name: string): { code: string; start: number }[] {
  return nodesOf(program, 'Property')
    .filter(({ key }) => (key as Node).name === name)
    .flatMap(({ value, start }) => literalsOf(value as Node).map((code) => ({ code, start })))
}

/** A literal, or both sides of a choice between literals. */
function literalsOf(node: Node | undefined): string[] {
  if (node?.type === 'Literal' && typeof node.value === 'string') return [node.value]
  if (node?.type === 'ConditionalExpression')
    return [...literalsOf(node.consequent as Node), ...literalsOf(node.alternate as Node)]
  return []
}

/** An unknown id is answered by the page that answers everything unknown: it has no sentence of its own. */
export const wordless = 'not-found'

export function findWordlessCodes(used: UsedCode[], known: Set<string>): Breach[] {
  return used
    .filter(({ code }) => code !== wordless && !known.has(code))
    .map(({ code, path, line }) => ({
      path,
      line,
      what: `${code} has no words in any i18n area`,
    }))
}

export function findBadCodes(codes: string[]): string[] {
  return codes.filter((code) => code !== wordless && !/^[a-z]+(-[a-z]+)*\.[a-z0-9]+(-[a-z0-9]+)*$/.test(code))
}
