// Cuts Be Vietnam Pro to the letters, digits and marks in use and puts the files beside the styles (src/ui/styles/fonts,
// not kept in git). Runs before the styles are bundled; does nothing when the files are already there.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './install.mjs'
import { evenDigits } from './even-digits.mjs'

const target = join(root, 'src/ui/styles/fonts')
const source = join(root, 'node_modules/@fontsource/be-vietnam-pro/files')

/** Letters of each published part, as far as our pages use them; the two parts never overlap. */
const vietnamese =
  'ĂăĐđĨĩŨũƠơƯư₫'
  + range(0x1ea0, 0x1ef9)
  + range(0x300, 0x301)
  + range(0x303, 0x303)
  + range(0x309, 0x309)
  + range(0x323, 0x323)
const latin = range(0x20, 0x7e) + '\u00a0«»·×ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý–—‘’“”•…←→−✓'

function range(from, to) {
  return Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)).join('')
}

export async function buildFonts() {
  mkdirSync(target, { recursive: true })
  const { default: subsetFont } = await import('subset-font')
  for (const weight of [400, 600, 800]) {
    for (const [part, letters] of [
      ['vietnamese', vietnamese],
      ['latin', latin],
    ]) {
      const name = `be-vietnam-pro-${part}-${weight}-normal.woff2`
      if (existsSync(join(target, name)) || (weight === 800 && part === 'vietnamese')) continue
      writeFileSync(
        join(target, name),
        await subsetFont(readFileSync(join(source, name)), letters, {
          targetFormat: 'woff2',
          noLayoutClosure: false,
        }),
      )
    }
    const figures = join(target, `be-vietnam-figures-${weight}.woff2`)
    if (existsSync(figures)) continue
    const latinFile = readFileSync(join(source, `be-vietnam-pro-latin-${weight}-normal.woff2`))
    const digits = await subsetFont(latinFile, '0123456789', { targetFormat: 'sfnt' })
    writeFileSync(
      figures,
      await subsetFont(evenDigits(digits, weight === 400 ? 633 : 644), '0123456789', {
        targetFormat: 'woff2',
      }),
    )
  }
}
