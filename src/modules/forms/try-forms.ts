import type { FormDefinition, FormInput } from '#domain/form/index.ts'
import { toPlainDate } from '#lib/plain-date.ts'
import { printForm } from './print-form.ts'

const anyDay = toPlainDate('2026-11-17')!

/** Prints every form empty, as nobody would: a template that does not compile throws PaperFault with its file and line. */
export function tryForms(catalogueDir: string, forms: Iterable<FormDefinition>): void {
  const ward = {
    name: '',
    provinceName: '',
    place: '',
    authorities: { committee: '', police: '' },
    healthFacilities: [],
  }
  const nobody: FormInput = { on: anyDay, ward, issuers: [], people: {}, same: {}, answers: {} }
  for (const form of forms)
    printForm(catalogueDir, form, nobody, { draft: true, demo: true, confirmed: false })
}
