import { join } from 'node:path'
import type { WardOnPaper } from '#domain/form/index.ts'
import { WardFile } from '#modules/accounts/index.ts'
import { readYaml } from '#modules/read-yaml.ts'
import { catalogueDir } from './catalogue-dir.ts'

/** The ward whose facts stand on papers made without a data directory. */
export function demoWard(): WardOnPaper {
  const { name, provinceName, settings } = readYaml(join(catalogueDir, 'wards/demo/ward.yaml'), WardFile)
  const { place, authorities, healthFacilities } = settings
  return { name, provinceName, place, authorities, healthFacilities }
}
