type StepPictureProps = {
  frame: 'phone' | 'window'
  title: string
  /** What stands on the screen, from above; `press` is the one to press. */
  rows: readonly string[]
  press: number
  /** How a row looks where it is pressed: a line of a list, a key, or a switch that is on. */
  as?: 'line' | 'key' | 'switch'
}

/** A picture of one step on a device: our own lines, no maker's screen. The words beside it say the same. */
export function StepPicture({ frame, title, rows, press, as = 'line' }: StepPictureProps) {
  const [x, width] = frame === 'phone' ? [50, 140] : [8, 224]
  return (
    <svg class="step-picture" viewBox="0 0 240 168" aria-hidden="true">
      <rect
        class="step-picture__body"
        x={x}
        y="4"
        width={width}
        height="160"
        rx={frame === 'phone' ? 12 : 4}
      />
      <rect class="step-picture__bar" x={x + 6} y="12" width={width - 12} height="26" />
      <text class="step-picture__title" x={x + 14} y="30">
        {title}
      </text>
      {frame === 'window' && <path class="step-picture__line" d="M208 19l12 12m0-12-12 12" />}
      {rows.map((row, index) => (
        <Row
          key={row}
          {...{ x: x + 6, y: 46 + index * 38, width: width - 12, row, as }}
          isHere={index === press}
        />
      ))}
    </svg>
  )
}

type RowProps = {
  x: number
  y: number
  width: number
  row: string
  isHere: boolean
  as: NonNullable<StepPictureProps['as']>
}

function Row({ x, y, width, row, isHere, as }: RowProps) {
  const look = isHere ? (as === 'key' ? 'key' : 'here') : 'row'
  return (
    <g class={`step-picture__${look}`}>
      <rect x={x} y={y} width={width} height="32" rx="3" />
      <text x={x + 8} y={y + 21}>
        {row}
      </text>
      {isHere && as === 'switch' && (
        <>
          <rect class="step-picture__on" x={x + width - 34} y={y + 9} width="26" height="14" rx="7" />
          <circle class="step-picture__knob" cx={x + width - 15} cy={y + 16} r="5" />
        </>
      )}
      {isHere && as !== 'switch' && (
        <circle class="step-picture__finger" cx={x + width - 13} cy={y + 24} r="9" />
      )}
    </g>
  )
}
