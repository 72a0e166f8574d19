import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { NodeCompiler, type CompileDocArgs } from '@myriaddreamin/typst-ts-node-compiler'

const require = createRequire(import.meta.url)

/** Tinos has the widths of Times New Roman, so lines break as on the official form. No font of the machine is used. */
function fontBlobs(): Buffer[] {
  const root = dirname(require.resolve('@expo-google-fonts/tinos/package.json'))
  const faces = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic']
  return faces.map((face) => readFileSync(join(root, face, `Tinos_${face}.ttf`)))
}

type Living = { compiler: NodeCompiler; compiled: number }
const living = new Map<string, Living>()

/**
 * The compiler's cache grows with every paper unless it is told to forget; it counts age in tellings. Told every ten papers
 * to drop what the last ten did not need, it stays warm for the form in use and memory stays flat. The bytes of a paper are
 * freed by the event loop: a caller that prints many must let it turn between them.
 */
const papersBetweenEvictions = 10
const oldestKept = 1

function compilerFor(workspace: string): Living {
  const found = living.get(workspace)
  if (found) return found
  const made = {
    compiler: NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: fontBlobs() }] }),
    compiled: 0,
  }
  living.set(workspace, made)
  return made
}

/** A template that does not compile is a fault of the catalogue, told with the place the compiler names. */
export class PaperFault extends Error {
  /** Inside the workspace. */
  readonly file: string
  /** Counted from 1. */
  readonly line: number
  readonly say: string
  constructor(place: { file: string; line: number }, say: string) {
    super(`${place.file}, dòng ${place.line}: ${say}`)
    this.file = place.file
    this.line = place.line
    this.say = say
  }
}

type Diagnostic = {
  message: string
  path: string
  range: { start: { line: number } } | null
  severity: number
}
const isError = 1

/** Compiled once more only to learn where it failed. */
function faultOf(
  workspace: string,
  args: CompileDocArgs & { mainFilePath: string },
  error: unknown,
): PaperFault {
  const { compiler } = compilerFor(workspace)
  const told = compiler.compile(args).takeDiagnostics()
  const found = told
    ? (compiler.fetchDiagnostics(told) as Diagnostic[]).find(({ severity }) => severity === isError)
    : undefined
  const file = relative(workspace, found?.path || args.mainFilePath)
  const say = found?.message ?? (error instanceof Error ? error.message : String(error))
  return new PaperFault({ file, line: (found?.range?.start.line ?? 0) + 1 }, say)
}

/**
 * One paper: the Typst file `main` (inside `workspace`) with `data` as JSON in `sys.inputs.data`, as PDF/A-2 with
 * selectable text. Times in the file are the caller's, so that the same data gives the same bytes.
 */
export function compileTypst(paper: {
  workspace: string
  main: string
  data: unknown
  at: number
}): Uint8Array {
  const { workspace, main, data, at } = paper
  const held = compilerFor(workspace)
  const args = {
    mainFilePath: join(workspace, main),
    inputs: { data: JSON.stringify(data).normalize('NFC') },
  }
  try {
    const pdf = held.compiler.pdf(args, { pdfStandard: 'a-2b', creationTimestamp: at })
    if (++held.compiled % papersBetweenEvictions === 0) held.compiler.evictCache(oldestKept)
    return pdf
  } catch (error) {
    throw faultOf(workspace, args, error)
  }
}

/** The same paper as one SVG, for printers that take dots. */
export function drawTypst(paper: { workspace: string; main: string; data: unknown }): string {
  const { workspace, main, data } = paper
  const args = {
    mainFilePath: join(workspace, main),
    inputs: { data: JSON.stringify(data).normalize('NFC') },
  }
  try {
    return compilerFor(workspace).compiler.plainSvg(args)
  } catch (error) {
    throw faultOf(workspace, args, error)
  }
}
