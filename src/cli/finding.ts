/** `ok` is good, `mend` must be mended before use, `note` is only worth knowing. */
export type Finding = { name: string; state: 'ok' | 'mend' | 'note'; say: string }

export function good(name: string, say: string): Finding {
  return { name, state: 'ok', say }
}

export function mend(name: string, say: string): Finding {
  return { name, state: 'mend', say }
}

export function note(name: string, say: string): Finding {
  return { name, state: 'note', say }
}
