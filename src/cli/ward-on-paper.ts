import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { WardOnPaper } from '#domain/form/index.ts'
import { WardFile } from '#modules/accounts/index.ts'
import { CatalogueFault, readYaml } from '#modules/read-yaml.ts'
import { catalogueDir } from './catalogue-dir.ts'
import { CliRefusal } from './cli.ts'
import { refuseCli } from './words.ts'

/** The ward whose facts stand on papers made without a data directory, when no other is named. */
export function demoWard(): WardOnPaper {
  return wardOnPaper(join(catalogueDir, 'wards/demo/ward.yaml'))
}

/** The ward a file tells of, in the shape of `catalogue/wards/demo/ward.yaml`. */
export function wardIn(file: string): WardOnPaper {
  if (!existsSync(file)) return refuseCli({ code: 'form.no-ward-file', params: { file } })
  try {
    return wardOnPaper(file)
  } catch (error) {
    throw error instanceof CatalogueFault ? new CliRefusal('form.bad-ward-file', error.message) : error
  }
}

function wardOnPaper(file: string): WardOnPaper {
  const { name, provinceName, settings } = readYaml(file, WardFile)
  const { place, authorities, healthFacilities } = settings
  return { name, provinceName, place, authorities, healthFacilities }
}
