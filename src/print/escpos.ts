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
/** DLE DC4 8: forget at once what waits to be printed, so that the end of a refused ticket does not come out later. */
export const forgetWaiting = Uint8Array.of(DLE, 0x14, 8, 1, 3, 0x14, 1, 6, 2, 8)

export type RealTimeQuestion = 'printer' | 'offline' | 'error' | 'paper'
const questionNumbers: Record<RealTimeQuestion, number> = { printer: 1, offline: 2, error: 3, paper: 4 }

/** DLE EOT n: answered at once, even while paper is out. */
export function askNow(question: RealTimeQuestion): Uint8Array {
  return Uint8Array.of(DLE, EOT, questionNumbers[question])
}

/** Answers to DLE EOT have bits 1 and 4 set, 0 and 7 clear. */
export function isAnswerNow(byte: number): boolean {
  return (byte & 0x93) === 0x12
}

/** Answers to GS r have bits 4 and 7 clear. */
export function isAnswerWhenPrinted(byte: number): boolean {
  return (byte & 0x90) === 0
}

/** Black dots row by row, the first dot the highest bit. */
export type Bitmap = { width: number; height: number; rows: Uint8Array }

/** Printers keep little of a picture in memory: one high picture goes as several low ones, printed without a gap. */
const bandRows = 192

/** GS v 0: a raster picture. Vietnamese text is sent as dots, because printers' code pages lack half its letters. */
export function raster({ width, height, rows }: Bitmap): Uint8Array {
  const across = Math.ceil(width / 8)
  const safe = withoutRealTimeWords(rows)
  const bands: Uint8Array[] = []
  for (let top = 0; top < height; top += bandRows) {
    const count = Math.min(bandRows, height - top)
    const head = Uint8Array.of(GS, 0x76, 0x30, 0, across & 255, across >> 8, count & 255, count >> 8)
    bands.push(head, safe.subarray(top * across, (top + count) * across))
  }
  return joined(bands)
}

/** DLE EOT, DLE ENQ and DLE DC4 are obeyed even inside a picture: where dots happen to spell one, a dot is added. */
function withoutRealTimeWords(rows: Uint8Array): Uint8Array {
  return rows.map((byte, index) =>
    byte === DLE && [EOT, 0x05, 0x14].includes(rows[index + 1] ?? 0) ? 0x18 : byte,
  )
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
export function readOffline(answer: number): {
  isCoverOpen: boolean
  isPaperEnd: boolean
  hasError: boolean
} {
  return {
    isCoverOpen: (answer & 0x04) !== 0,
    isPaperEnd: (answer & 0x20) !== 0,
    hasError: (answer & 0x40) !== 0,
  }
}
