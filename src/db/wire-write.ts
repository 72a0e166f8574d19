/** Messages to PostgreSQL, version 3 of its protocol: a letter, a length that counts itself, and the body. */
export type Value = string | null

export function parseMessage(name: string, text: string): Buffer {
  return message('P', [cString(name), cString(text), int16(0)])
}

export function describeStatement(name: string): Buffer {
  return message('D', [Buffer.from('S'), cString(name)])
}

/** All values and all results as text. */
export function bindMessage(name: string, values: Value[]): Buffer {
  const parts = [cString(''), cString(name), int16(0), int16(values.length)]
  for (const value of values) {
    if (value === null) parts.push(int32(-1))
    else {
      const bytes = Buffer.from(value)
      parts.push(int32(bytes.length), bytes)
    }
  }
  parts.push(int16(0))
  return message('B', parts)
}

export const executeMessage = message('E', [cString(''), int32(0)])
export const syncMessage = message('S', [])

export function closeStatement(name: string): Buffer {
  return message('C', [Buffer.from('S'), cString(name)])
}

export function queryMessage(text: string): Buffer {
  return message('Q', [cString(text)])
}

/** A parameter as PostgreSQL reads it: the server knows the type, so the text form is enough. */
export function toText(value: unknown): Value {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? 't' : 'f'
  if (value instanceof Uint8Array) return `\\x${asBuffer(value).toString('hex')}`
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return `{${value.map(toArrayItem).join(',')}}`
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function toArrayItem(value: unknown): string {
  if (Array.isArray(value)) return toText(value)!
  const text = toText(value)
  return text === null ? 'NULL' : `"${text.replace(/["\\]/g, '\\$&')}"`
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function message(letter: string, parts: Buffer[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 4)
  return Buffer.concat([Buffer.from(letter), int32(length), ...parts], length + 1)
}

function cString(text: string): Buffer {
  return Buffer.from(`${text}\0`)
}

function int16(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(2)
  bytes.writeInt16BE(value)
  return bytes
}

function int32(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(4)
  bytes.writeInt32BE(value)
  return bytes
}
