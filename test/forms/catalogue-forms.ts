import { join } from 'node:path'
import { z } from 'zod'
import type { Answer, FormDefinition, FormInput, WardOnPaper } from '#domain/form/index.ts'
import { toPlainDate } from '#lib/plain-date.ts'
import { projectRoot } from '#lib/os/project-root.ts'
import { loadForm, loadIssuers } from '#modules/forms/index.ts'
import { readYaml } from '#modules/read-yaml.ts'

export const catalogueDir = join(projectRoot(), 'catalogue')
export const issuers = loadIssuers(catalogueDir)

const Ward = z.object({
  name: z.string(),
  provinceName: z.string(),
  settings: z.object({
    place: z.string(),
    authorities: z.object({ committee: z.string(), police: z.string() }),
    healthFacilities: z.array(z.string()),
  }),
})

export function demoWard(): WardOnPaper {
  const { name, provinceName, settings } = readYaml(join(catalogueDir, 'wards/demo/ward.yaml'), Ward)
  return { name, provinceName, ...settings }
}

export function getForm(id: string): FormDefinition {
  const form = loadForm(catalogueDir, id)
  if (!form) throw new Error(`no form ${id}`)
  return form
}

/** An empty visit on a fixed day; `said` are answers in words, as at the desk. */
export function aVisit(
  parts: Partial<Omit<FormInput, 'answers'>> = {},
  said: Record<string, string> = {},
): FormInput {
  return {
    on: toPlainDate('2026-11-25')!,
    ward: demoWard(),
    issuers,
    people: {},
    same: {},
    ...parts,
    answers: spoken(said),
  }
}

export function spoken(said: Record<string, string>): Record<string, Answer> {
  return Object.fromEntries(Object.entries(said).map(([key, value]) => [key, { value, source: 'spoken' }]))
}

export const theMother = {
  idNumber: '045192000123',
  oldIdNumber: null,
  fullName: 'Nguyễn Thị Thuỳ Dương',
  dateOfBirth: '1992-09-05',
  sex: 'female' as const,
  residence: 'Khu phố 2, Đông Hà, Quảng Trị',
  issuedOn: '2021-07-12',
}
export const theFather = {
  ...theMother,
  idNumber: '045090123456',
  fullName: 'Trần Văn Bình',
  dateOfBirth: '1990-09-05',
  sex: 'male' as const,
}

/** The seed of random tests, repeated with `MOTCUA_SEED=<seed>`. */
export const seed = Number(process.env.MOTCUA_SEED ?? 20261124)
