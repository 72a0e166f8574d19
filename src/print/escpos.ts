/** Commands of ESC/POS as its reference names them; 80 mm paper has 576 dots across at 203 dpi. */
const ESC = 0x1b
const GS = 0x1d
const DLE = 0x10
const EOT = 0x04

export const dotsAcross = 576

/** ESC @: as switched on. */
export const initialise = Uint8Array.of(ESC, 0x40)
/** ESC d n, then GS V 66 0: feed past the knife, cut with one point left. */
export const cut = Uint8Array.of(ESC, 0x64, 3, GS, 0x56, 66, 0)
/** GS r 1 asks for the paper sensor after everything before it was printed: the proof that the job is through. */
export const askWhenPrinted = Uint8Array.of(GS, 0x72, 1)
/** ESC a 1: centred. */
export const centred = Uint8Array.of(ESC, 0x61, 1)

export type RealTimeQuestion = 'printer' | 'offline' | 'error' | 'paper'
const questionNumbers: Record<RealTimeQuestion, number> = { printer: 1, offline: 2, error: 3, paper: 4 }

/** DLE EOT n: answered at once, even while paper is out. */
export function askNow(question: RealTimeQuestion): Uint8Array {
  return Uint8Array.of(DLE, EOT, questionNumbers[question])
}

/** Black dots row by row, the first dot the highest bit. */
export type Bitmap = { width: number; height: number; rows: Uint8Array }

/** GS v 0: a raster picture. Vietnamese text is sent as dots, because printers' code pages lack half its letters. */
export function raster({ width, height, rows }: Bitmap): Uint8Array {
  const across = Math.ceil(width / 8)
  const head = Uint8Array.of(GS, 0x76, 0x30, 0, across & 255, across >> 8, height & 255, height >> 8)
  return joined([head, rows])
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** A whole ticket: the picture, the feed and the cut. */
export function ticketBytes(picture: Bitmap): Uint8Array {
  return joined([initialise, centred, raster(picture), cut])
}

export type SensorReading = { isPaperOut: boolean; isPaperLow: boolean }

/** The answer to DLE EOT 4 and, in its low bits, to GS r 1. */
export function readPaperSensor(answer: number, kind: 'real-time' | 'printed'): SensorReading {
  return kind === 'real-time'
    ? { isPaperOut: (answer & 0x60) !== 0, isPaperLow: (answer & 0x0c) !== 0 }
    : { isPaperOut: (answer & 0x0c) !== 0, isPaperLow: (answer & 0x03) !== 0 }
}

/** DLE EOT 2: bit 2 the cover, bit 5 printing stopped for want of paper, bit 6 an error. */
export function readOffline(answer: number): { isCoverOpen: boolean; isPaperEnd: boolean; hasError: boolean } {
  return { isCoverOpen: (answer & 0x04) !== 0, isPaperEnd: (answer & 0x20) !== 0, hasError: (answer & 0x40) !== 0 }
}
