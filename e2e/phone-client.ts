import { readFileSync } from 'node:fs'
import { get as getPlain } from 'node:http'
import { get as getTls } from 'node:https'

/** What a phone asks, and what it hears: a status, or why there is no answer. */
export type Wanted = { url: string; headers?: Record<string, string> }
export type Answered = { status?: number; failure?: string; text: string }

/** Run as a program inside the phone's network: the questions, and the authority that is trusted. */
const [, program = '', questions = '[]', trusted = ''] = process.argv
if (program.endsWith('phone-client.ts')) {
  const answers: Answered[] = []
  for (const wanted of JSON.parse(questions) as Wanted[]) answers.push(await ask(wanted))
  process.stdout.write(JSON.stringify(answers))
}

function ask({ url, headers = {} }: Wanted): Promise<Answered> {
  const ca = trusted ? { ca: readFileSync(trusted, 'utf8') } : {}
  return new Promise((resolve) => {
    const get = url.startsWith('https:') ? getTls : getPlain
    const request = get(url, { ...ca, headers, agent: false, servername: '', timeout: 5_000 }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () =>
        resolve({ status: answer.statusCode!, text: Buffer.concat(parts).toString('base64') }),
      )
    })
    request.on('timeout', () => request.destroy(new Error('silent')))
    request.on('error', (error: NodeJS.ErrnoException) =>
      resolve({ failure: error.code ?? error.message, text: '' }),
    )
  })
}
