import { request } from 'node:http'
import { randomUUID } from 'node:crypto'

export type Answer = { status: number; location: string; body: string }

/** Somebody with a browser that shows nothing: cookies, the token of her forms, an address of her own. */
export type Client = {
  get(path: string): Promise<Answer>
  post(path: string, fields: Record<string, string>): Promise<Answer>
  /** The other address of this machine that the next requests come from, where the system has such. */
  comeFrom(address: string): void
  secrets(): string[]
}

export function httpClient(server: string): Client {
  const { hostname, port } = new URL(server)
  const host = hostname === 'localhost' ? '127.0.0.1' : hostname
  const cookies = new Map<string, string>()
  let from: string | undefined
  let csrf = ''

  function send(method: string, path: string, body?: string): Promise<Answer> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = {
      ...(cookie ? { cookie } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    }
    return new Promise((resolve, reject) => {
      const asked = request(
        { host, port, method, path, headers, ...(from ? { localAddress: from } : {}) },
        (answer) => {
          const chunks: Buffer[] = []
          answer.on('data', (chunk: Buffer) => void chunks.push(chunk))
          answer.on('end', () => {
            for (const line of answer.headers['set-cookie'] ?? []) keep(line)
            const text = Buffer.concat(chunks).toString('utf8')
            csrf = /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? csrf
            resolve({ status: answer.statusCode!, location: answer.headers.location ?? '', body: text })
          })
        },
      )
      asked.on('error', reject)
      asked.end(body)
    })
  }

  function keep(line: string): void {
    const [pair = ''] = line.split(';')
    const at = pair.indexOf('=')
    if (/Max-Age=0/.test(line)) cookies.delete(pair.slice(0, at))
    else cookies.set(pair.slice(0, at), pair.slice(at + 1))
  }

  return {
    get: (path) => send('GET', path),
    post: (path, fields) =>
      send('POST', path, new URLSearchParams({ _csrf: csrf, _key: randomUUID(), ...fields }).toString()),
    comeFrom: (address) => void (from = process.platform === 'linux' ? address : undefined),
    secrets: () => [...cookies.values(), csrf],
  }
}

/** Enters by a one-time link. */
export async function enter(server: string, url: string): Promise<Client> {
  const client = httpClient(server)
  const { pathname } = new URL(url)
  await client.get(pathname)
  const entered = await client.post(pathname, {})
  if (entered.status !== 303) throw new Error(`The link answered ${entered.status}`)
  const start = await client.get(entered.location)
  await client.get(start.location)
  return client
}
