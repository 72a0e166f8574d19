/** Tables with rows, one a line, the number first. */
export function showCounts(counts: Record<string, number>): string {
  const filled = Object.entries(counts).filter(([, count]) => count > 0)
  const width = Math.max(0, ...filled.map(([, count]) => String(count).length))
  return filled.map(([table, count]) => `  ${String(count).padStart(width)}  ${table}`).join('\n')
}
