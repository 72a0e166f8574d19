import { existsSync } from 'node:fs'
import { join } from 'node:path'
import {
  checkCalendars,
  checkProcedures,
  loadCatalogue,
  readKnownForms,
  type CheckResult,
} from '#modules/catalogue/index.ts'
import { checkForms } from '#modules/forms/index.ts'
import { checkPapers } from '#modules/printing/index.ts'
import { CatalogueFault } from '#modules/read-yaml.ts'
import { catalogueDir } from './catalogue-dir.ts'
import { CliUsage, parse, type Cli, type Command } from './cli.ts'
import { demoWard } from './ward-on-paper.ts'

/** `catalogue check`: every data file against its schema, worked cases, dates, links between files. */
export const catalogue: Command = {
  usage: 'catalogue check [--dir thư-mục]',
  about: 'Soát mọi tệp dữ liệu: khuôn, ca mẫu, ngày tháng, liên kết.',
  async run(cli: Cli) {
    const { values, positionals } = parse(cli, {
      allowPositionals: true,
      options: { dir: { type: 'string', default: catalogueDir } },
    })
    if (positionals.length !== 1 || positionals[0] !== 'check') throw new CliUsage('Chỉ có: catalogue check.')
    if (!existsSync(join(values.dir, 'forms'))) throw new CliUsage(`Không thấy dữ liệu trong ${values.dir}.`)
    const found = await checkAll(values.dir)
    const error = found.ok
      ? undefined
      : { code: 'catalogue.faults', message: `Dữ liệu có ${found.faults.length} lỗi.` }
    cli.out(cli.json ? JSON.stringify({ ...found, ...(error ? { error } : {}) }) : text(found))
    if (error) cli.errorOut(`${error.message} [${error.code}]`)
    return error ? 1 : 0
  },
}

type Found = {
  ok: boolean
  checked: { forms: number; cases: number; procedures: number; calendars: number }
  faults: string[]
}

async function checkAll(dir: string): Promise<Found> {
  const forms = await checkForms(dir, demoWard())
  const procedures = checkProcedures(dir, readKnownForms(dir))
  const calendars = checkCalendars(dir)
  const faults = [...forms.faults, ...procedures.faults, ...calendars.faults]
  // What only shows when all is read together is looked for when the parts are sound.
  faults.push(...(faults.length > 0 ? [] : wholeFaults(dir)))
  const checked = {
    forms: forms.forms,
    cases: forms.cases,
    procedures: procedures.checked,
    calendars: calendars.checked,
  }
  return { ok: faults.length === 0, checked, faults }
}

function wholeFaults(dir: string): CheckResult['faults'] {
  try {
    checkPapers(loadCatalogue(dir))
    return []
  } catch (error) {
    if (error instanceof CatalogueFault) return [error.message]
    throw error
  }
}

function text({ ok, checked, faults }: Found): string {
  const counts = `${checked.forms} tờ khai, ${checked.cases} ca mẫu, ${checked.procedures} thủ tục, ${checked.calendars} năm lịch`
  return [
    ...faults,
    ok ? `Đã soát ${counts}: không có lỗi.` : `Đã soát ${counts}: ${faults.length} lỗi.`,
  ].join('\n')
}
