import { fdatasyncSync } from 'node:fs'
import { NodeFS } from '@electric-sql/pglite/nodefs'
import type { PGlite } from '@electric-sql/pglite'
import { syncFolder } from '#lib/os/sync-tree.ts'

/** Brings an open file to the disk, or throws. */
export type SyncFile = (file: number) => void

type Stream = { nfd?: number; node: unknown }
type NodeFsModule = {
  FS: { ErrnoError: new (code: number) => Error }
  NODEFS: {
    stream_ops: Record<string, unknown>
    realPath(node: unknown): string
    convertNodeCode(error: unknown): number
  }
}
type Start = Awaited<ReturnType<NodeFS['init']>>

/**
 * The embedded database's file system has no fsync: what PostgreSQL believes to be on disk is in the page cache,
 * and a power cut loses acknowledged writes. This one really syncs files, and directories where the system can.
 */
export class DurableFs extends NodeFS {
  readonly #syncFile: SyncFile

  /** `syncFile` is another one only where a test lets the disk fail. */
  constructor(directory: string, syncFile: SyncFile = fdatasyncSync) {
    super(directory)
    this.#syncFile = syncFile
  }

  override async init(pg: PGlite, options: Start['emscriptenOpts']): Promise<Start> {
    const { emscriptenOpts } = await super.init(pg, options)
    const addSync = (module: unknown) => {
      const { FS, NODEFS } = module as NodeFsModule
      NODEFS.stream_ops.fsync = (stream: Stream) => {
        try {
          if (stream.nfd !== undefined) this.#syncFile(stream.nfd)
          else syncFolder(NODEFS.realPath(stream.node))
          return 0
        } catch (error) {
          throw new FS.ErrnoError(NODEFS.convertNodeCode(error))
        }
      }
    }
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), addSync] } }
  }
}
