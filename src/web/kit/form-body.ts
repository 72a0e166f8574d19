import { createHash } from 'node:crypto'
import { canonicalJson } from '#lib/canonical-json.ts'

/** What a form sent, as text. Fields beginning with `_` belong to the kit. */
export type FormBody = {
  get(name: string): string
  getAll(name: string): string[]
  has(name: string): boolean
  /** The fields whose name begins with the prefix, without it: `f.child.fullName` under `f.` is `child.fullName`. */
  under(prefix: string): Record<string, string>
  hash: string
}

export const emptyForm: FormBody = formBody(new URLSearchParams())

export function formBody(sent: URLSearchParams): FormBody {
  const own = [...sent]
    .filter(([name]) => !name.startsWith('_'))
    .map(([name, value]): [string, string] => [textOf(name), textOf(value)])
  return {
    get: (name) => textOf(sent.get(name) ?? ''),
    getAll: (name) => sent.getAll(name).map(textOf),
    has: (name) => sent.has(name),
    under: (prefix) =>
      Object.fromEntries(
        own
          .filter(([name]) => name.startsWith(prefix))
          .map(([name, value]) => [name.slice(prefix.length), value]),
      ),
    hash: createHash('sha256').update(canonicalJson(own)).digest('hex'),
  }
}

/** NFC; a zero letter, which no database keeps, becomes the sign of damage instead of vanishing. */
function textOf(sent: string): string {
  return sent.replaceAll('\0', '\ufffd').normalize('NFC')
}
