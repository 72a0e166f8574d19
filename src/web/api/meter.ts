/** Counts what the server did since it started, in the text form that monitoring programs read. Nobody is in it. */
export type Meter = { count(status: number, milliseconds: number): void; text(): string }

/** Upper ends of the waiting times told apart, in seconds. */
const bounds = [0.005, 0.025, 0.1, 0.5, 2]

export function meter(): Meter {
  const answers = new Map<string, number>()
  const within = bounds.map(() => 0)
  let total = 0
  let seconds = 0
  return {
    count(status, milliseconds) {
      const kind = `${Math.floor(status / 100)}xx`
      answers.set(kind, (answers.get(kind) ?? 0) + 1)
      total += 1
      seconds += milliseconds / 1000
      bounds.forEach((bound, index) => void (milliseconds / 1000 <= bound && (within[index]! += 1)))
    },
    text: () =>
      [
        '# TYPE motcua_answers_total counter',
        ...[...answers].sort().map(([kind, count]) => `motcua_answers_total{status="${kind}"} ${count}`),
        '# TYPE motcua_answer_seconds histogram',
        ...bounds.map((bound, index) => `motcua_answer_seconds_bucket{le="${bound}"} ${within[index]}`),
        `motcua_answer_seconds_bucket{le="+Inf"} ${total}`,
        `motcua_answer_seconds_sum ${seconds.toFixed(6)}`,
        `motcua_answer_seconds_count ${total}`,
        '# TYPE process_resident_memory_bytes gauge',
        `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
        '# TYPE process_uptime_seconds gauge',
        `process_uptime_seconds ${process.uptime().toFixed(0)}`,
        '',
      ].join('\n'),
  }
}
