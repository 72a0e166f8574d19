import type { Db } from '#db/client.ts'
import { findChainHead, listLinks, listWardIds, type StoredLink } from './audit.store.ts'
import { chainStart, hashOf } from './chain.ts'

/** `rows` are the links found; `firstBadSeq` the first place where the chain does not hold. */
export type AuditCheck = { wardId: number; rows: number; ok: boolean; firstBadSeq?: number; headHash: string }

const pageSize = 5_000

/** Walks the ward's chain from its start: every number, every hash, and that it ends where the head says. */
export async function verifyAudit(db: Db, wardId: number): Promise<AuditCheck> {
  let seq = 0
  let hash = chainStart
  for (;;) {
    const page = await db.inWard(wardId, (trx) => listLinks(trx, wardId, { after: seq, limit: pageSize }))
    for (const stored of page) {
      if (!follows(wardId, stored, { seq, hash })) {
        return { wardId, rows: seq, ok: false, firstBadSeq: seq + 1, headHash: hash }
      }
      seq = stored.seq
      hash = stored.hash
    }
    if (page.length < pageSize) break
  }
  const head = await db.inWard(wardId, (trx) => findChainHead(trx, wardId))
  const complete = head ? head.seq === seq && head.hash === hash : seq === 0
  return { wardId, rows: seq, ok: complete, ...(complete ? {} : { firstBadSeq: seq + 1 }), headHash: hash }
}

function follows(
  wardId: number,
  { hash, ...link }: StoredLink,
  last: { seq: number; hash: string },
): boolean {
  return link.seq === last.seq + 1 && link.prevHash === last.hash && hashOf(wardId, link) === hash
}

/** Every ward of the database. */
export async function verifyAllAudits(db: Db): Promise<AuditCheck[]> {
  const wards = await db.acrossWards((trx) => listWardIds(trx))
  const checks: AuditCheck[] = []
  for (const wardId of wards) checks.push(await verifyAudit(db, wardId))
  return checks
}
