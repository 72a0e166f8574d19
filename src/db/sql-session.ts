/** What a statement gave: rows as objects, and how many rows it changed when it changed any. */
export type SqlRows = { rows: Record<string, unknown>[]; affected: number | undefined }

/** One connection, held by one caller until released. */
export type SqlSession = {
  /** One statement with `$1` parameters. */
  query(text: string, params: readonly unknown[]): Promise<SqlRows>
  /** Several statements without parameters in one trip; one answer each. */
  script(text: string): Promise<SqlRows[]>
  /** Gives the connection back; with a fault the connection is not used again. */
  release(fault?: unknown): void
}

export type DbKind = 'embedded' | 'server'

/** Where connections come from. The embedded database has one: callers queue. */
export type SqlSource = {
  kind: DbKind
  /** Settings of every transaction, sent in the same trip as BEGIN. */
  opening: string
  acquire(): Promise<SqlSession>
  close(): Promise<void>
}
