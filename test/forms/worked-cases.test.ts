import { describe, expect, test } from 'vitest'
import { checkForms, listCases, listFormIds, loadForm, workCase } from '#modules/forms/index.ts'
import { catalogueDir, demoWard, issuers } from './catalogue-forms.ts'

const facts = { dir: catalogueDir, ward: demoWard(), issuers }

for (const id of listFormIds(catalogueDir)) {
  describe(id, () => {
    const form = loadForm(catalogueDir, id)!
    test.each(listCases(catalogueDir, id))('%s comes out as worked by hand', async (name) => {
      expect(await workCase(facts, form, name)).toEqual([])
    })
  })
}

test('every form of the catalogue is sound and has its worked cases', async () => {
  const { forms, cases, faults } = await checkForms(catalogueDir, demoWard())
  expect(faults).toEqual([])
  expect(forms).toBeGreaterThanOrEqual(4)
  expect(cases).toBeGreaterThanOrEqual(forms * 3)
})
