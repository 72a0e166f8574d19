import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { systemClock } from '#lib/clock.ts'
import { dateOf, localTimeOf, showDate } from '#lib/plain-date.ts'
import { refuse } from '#lib/result.ts'
import { loadRecoveryList } from '#modules/catalogue/index.ts'
import { printRecoverySheet } from '#modules/printing/index.ts'
import { keyNameOf, rowsOfWords, wordsOfKey } from '#modules/vault/index.ts'
import { catalogueDir } from './catalogue-dir.ts'
import { CliRefusal, type Cli } from './cli.ts'
import { readSheet, showRows } from './type-back.ts'
import { refuseCli } from './words.ts'

/** Whose key it is, in the words of the sheet. */
export type SheetOf = { masterKey: Buffer; ward: string; demo: boolean }

/** Writes the sheet as a file of its owner alone. Never over another file. */
export function writeSheetFile(file: string, { masterKey, ward, demo }: SheetOf): void {
  const path = resolve(file)
  if (existsSync(path)) throw new CliRefusal('key.sheet-exists', `Tệp ${path} đã có. Hãy chọn tên khác.`)
  const at = systemClock.now()
  const rows = rowsOfWords(wordsOfKey(loadRecoveryList(catalogueDir), masterKey))
  const pdf = printRecoverySheet(
    { catalogueDir, at },
    { ward, demo, madeOn: showDate(dateOf(localTimeOf(at))), keyName: keyNameOf(masterKey), rows },
  )
  writeFileSync(path, pdf, { flag: 'wx', mode: 0o600 })
}

/**
 * Shows the sheet, on paper and on the terminal, and does not come back until it was typed back right. When the input ends
 * before, `key.not-typed-back` is refused and the sheet is gone: it belongs to a key that nobody has.
 */
export async function proveSheet(cli: Cli, of: SheetOf, file: string | undefined): Promise<void> {
  const list = loadRecoveryList(catalogueDir)
  const expected = wordsOfKey(list, of.masterKey)
  if (file) writeSheetFile(file, of)
  const forget = () => file && rmSync(resolve(file), { force: true })
  const stopListening = onSignal(forget)
  try {
    cli.errorOut(
      [
        `PHIẾU KHÔI PHỤC KHÓA · ${of.ward} · dấu khóa ${keyNameOf(of.masterKey)}`,
        '',
        showRows(expected),
        '',
        file
          ? `Phiếu để in: ${resolve(file)}. In hai bản, cất hai nơi, rồi xóa tệp này.`
          : 'Chép các từ này ra giấy, hai bản, đúng thứ tự từng hàng.',
        'Ai có các từ này cùng với dữ liệu thì đọc được hết. Không chụp ảnh, không gửi cho ai.',
      ].join('\n'),
    )
    await hideFromScreen(cli)
    cli.errorOut('Gõ lại các từ theo phiếu, từng hàng một, hoặc quét mã vuông. Không cần dấu.')
    await readSheet(cli, { list, expected }, refuse('key.not-typed-back').error)
    cli.errorOut('Đúng hết.')
  } catch (error) {
    forget()
    throw error
  } finally {
    stopListening()
  }
}

/** Typed from the paper, not from the screen: the words leave the terminal, and what was scrolled away, before they are asked for. */
async function hideFromScreen(cli: Cli): Promise<void> {
  if (!cli.input.isTTY) return
  const lines = createInterface({ input: cli.input, output: process.stderr })
  try {
    await lines.question('\nIn hoặc chép xong thì bấm Enter; màn hình sẽ được xóa. ')
  } catch {
    refuseCli({ code: 'key.not-typed-back' })
  } finally {
    lines.close()
  }
  process.stderr.write('\u001b[2J\u001b[3J\u001b[H')
}

/** Whoever stops the program from outside must not leave a sheet behind either. */
function onSignal(forget: () => unknown): () => void {
  const stopped = () => {
    forget()
    process.exit(1)
  }
  const signals = ['SIGINT', 'SIGTERM'] as const
  for (const signal of signals) process.once(signal, stopped)
  return () => {
    for (const signal of signals) process.removeListener(signal, stopped)
  }
}
