import { get as getPlain, type IncomingMessage } from 'node:http'
import { get as getTls } from 'node:https'
import type { TLSSocket } from 'node:tls'
import { z } from 'zod'

/** Who is at the other end of an address: a ward's program, something else, or nobody. */
export type Answerer =
  | { kind: 'program'; id: string; reach: string; certificateUntil: Date | null }
  | { kind: 'stranger' }
  | { kind: 'nobody'; code: string }
  | { kind: 'untrusted'; code: string }

const Said = z.object({ product: z.literal('motcua'), id: z.string(), reach: z.string() })

const patienceMs = 4_000
const longestAnswer = 10_000
const closed = /^(ECONN|EHOST|ENET|ENOTFOUND|EAI_|ETIMEDOUT|silent)/

/** Asks an address which installation it is; `trusted` is the only authority believed, when given. */
export function whoAnswers(origin: string, trusted?: string): Promise<Answerer> {
  const url = new URL('/api/v1/installation', origin)
  const get = url.protocol === 'https:' ? getTls : getPlain
  const options = { agent: false, timeout: patienceMs, ...(trusted ? { ca: trusted } : {}) }
  return new Promise((resolve) => {
    const request = get(url, options, (answer) => {
      const certificateUntil = endOf(answer.socket)
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (part: string) => {
        text += part
        if (text.length > longestAnswer) answer.destroy()
      })
      answer.on('close', () => resolve(readAnswer(text, certificateUntil)))
    })
    request.on('timeout', () => request.destroy(Object.assign(new Error(), { code: 'silent' })))
    request.on('error', ({ code = 'unknown' }: NodeJS.ErrnoException) =>
      resolve(closed.test(code) ? { kind: 'nobody', code } : { kind: 'untrusted', code }),
    )
  })
}

function readAnswer(text: string, certificateUntil: Date | null): Answerer {
  const said = Said.safeParse(parsed(text))
  if (!said.success) return { kind: 'stranger' }
  const { id, reach } = said.data
  return { kind: 'program', id, reach, certificateUntil }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function endOf(socket: IncomingMessage['socket']): Date | null {
  if (!('getPeerCertificate' in socket)) return null
  const { valid_to: until } = (socket as TLSSocket).getPeerCertificate()
  return until ? new Date(until) : null
}
