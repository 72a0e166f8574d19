/** What a log may say of a fault. */
export type FaultFacts = { error: string; reason?: string; frames: string[] }

const mostFrames = 12

/**
 * Kind, code and places of a fault, never its message: messages of drivers and parsers quote the values they
 * stumbled over, and those are people's data.
 */
export function faultFacts(error: unknown): FaultFacts {
  if (!(error instanceof Error)) return { error: typeof error, frames: [] }
  const { code } = error as { code?: unknown }
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim())
  return {
    error: error.name,
    ...(typeof code === 'string' ? { reason: code } : {}),
    frames: frames.slice(0, mostFrames),
  }
}
