/** Callers take turns in the order they came. */
export type Turn = () => void

export function createQueue(): { enter(): Promise<Turn> } {
  let last = Promise.resolve()
  return {
    async enter() {
      const before = last
      let leave: Turn = () => {}
      last = new Promise((resolve) => {
        leave = resolve
      })
      await before
      return leave
    },
  }
}
