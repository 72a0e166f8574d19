export const systems = ['android', 'ios', 'windows'] as const
export type System = (typeof systems)[number]

/** From what was chosen, or what the browser says of itself; most devices in the hall are Android. */
export function systemOf(said: string): System {
  const known = systems.find((system) => system === said)
  if (known) return known
  if (/iphone|ipad|ipod|macintosh/i.test(said)) return 'ios'
  return /windows/i.test(said) ? 'windows' : 'android'
}
