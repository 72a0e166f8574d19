import { closeSync, fdatasyncSync, fsyncSync, openSync } from 'node:fs'
import { NodeFS } from '@electric-sql/pglite/nodefs'
import type { PGlite } from '@electric-sql/pglite'

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
  override async init(pg: PGlite, options: Start['emscriptenOpts']): Promise<Start> {
    const { emscriptenOpts } = await super.init(pg, options)
    const addSync = (module: unknown) => {
      const { FS, NODEFS } = module as NodeFsModule
      NODEFS.stream_ops.fsync = (stream: Stream) => {
        try {
          syncStream(stream, NODEFS)
          return 0
        } catch (error) {
          throw new FS.ErrnoError(NODEFS.convertNodeCode(error))
        }
      }
    }
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), addSync] } }
  }
}

function syncStream(stream: Stream, nodefs: NodeFsModule['NODEFS']): void {
  if (stream.nfd !== undefined) return fdatasyncSync(stream.nfd)
  if (process.platform === 'win32') return
  const directory = openSync(nodefs.realPath(stream.node), 'r')
  try {
    fsyncSync(directory)
  } finally {
    closeSync(directory)
  }
}
