import { createHash } from 'node:crypto'

export type Migration = { name: string; text: string }

/** What the schema must not use, so that it runs embedded, on PostgreSQL ≥ 15 and on Citus (docs/decisions). */
const forbidden: [RegExp, string][] = [
  [/\bcreate\s+(or\s+replace\s+)?(constraint\s+)?trigger\b/i, 'no triggers'],
  [/\bsecurity\s+definer\b/i, 'no security definer'],
  [
    /\bcreate\s+sequence\b|\b(big|small)?serial\b|\bgenerated\s+(always|by\s+default)\s+as\s+identity\b/i,
    'no sequences',
  ],
  [/\bdrop\s+(table|column)\b/i, 'expand, migrate, contract: nothing is dropped in passing'],
]

/** Numbers that rise and are never given twice, the verb first, nothing the three databases do not share. */
export function findBadMigrations(migrations: Migration[]): string[] {
  return migrations.flatMap(({ name, text }, index) => {
    const before = migrations[index - 1]?.name.slice(0, 4) ?? '0000'
    const statements = text.replace(/--.*$/gm, '')
    return [
      ...(/^\d{4}-[a-z]+(-[a-z0-9]+)+\.sql$/.test(name) && name.slice(0, 4) > before
        ? []
        : [`${name}: expected a number after ${before}, then verb-what.sql`]),
      ...forbidden.filter(([pattern]) => pattern.test(statements)).map(([, what]) => `${name}: ${what}`),
    ]
  })
}

export function checksumOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** What was released is never edited: wards have run it. */
export function findEdited(migrations: Migration[], released: Record<string, string>): string[] {
  const texts = new Map(migrations.map(({ name, text }) => [name, text]))
  return Object.entries(released).flatMap(([name, checksum]) => {
    const text = texts.get(name)
    if (text === undefined) return [`${name}: released, and gone`]
    return checksumOf(text) === checksum
      ? []
      : [`${name}: released, and edited; write a new migration instead`]
  })
}
