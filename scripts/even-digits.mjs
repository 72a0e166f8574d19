// The face has no tabular digits ("1" is half as wide as "4"). This gives every glyph of a TrueType file that holds only
// digits the same advance, the outline in its middle, by rewriting the horizontal metrics alone: renderers place an
// outline by its left side bearing.

/** @param {Buffer} font a TrueType file with digits only · @param {number} width the advance in font units */
export function evenDigits(font, width) {
  const bytes = Buffer.from(font)
  const table = tablesOf(bytes)
  const metrics = bytes.readUInt16BE(table.hhea + 34)
  const long = bytes.readInt16BE(table.head + 50) === 1
  const offsetOf = (glyph) =>
    long ? bytes.readUInt32BE(table.loca + glyph * 4) : bytes.readUInt16BE(table.loca + glyph * 2) * 2
  for (let glyph = 1; glyph < metrics; glyph++) {
    if (offsetOf(glyph) === offsetOf(glyph + 1)) continue
    const outline = table.glyf + offsetOf(glyph)
    const breadth = bytes.readInt16BE(outline + 6) - bytes.readInt16BE(outline + 2)
    bytes.writeUInt16BE(width, table.hmtx + glyph * 4)
    bytes.writeInt16BE(Math.round((width - breadth) / 2), table.hmtx + glyph * 4 + 2)
  }
  bytes.writeUInt16BE(width, table.hhea + 10)
  // Bit 1 would claim that bearings equal the outlines' own left edges.
  bytes.writeUInt16BE(bytes.readUInt16BE(table.head + 16) & ~2, table.head + 16)
  return bytes
}

function tablesOf(bytes) {
  const count = bytes.readUInt16BE(4)
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const entry = 12 + index * 16
      return [bytes.toString('latin1', entry, entry + 4), bytes.readUInt32BE(entry + 8)]
    }),
  )
}
