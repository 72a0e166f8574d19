import { expect, it } from 'vitest'
import { seenBy, sees, type FieldName, type ViewName } from '#domain/access/fields.ts'
import type { Role } from '#domain/access/role.ts'
import { embeddedDatabase } from '#test/db/database.ts'
import { marked, markedStage, marksOf, pagesOfView } from './field-marks.ts'

const getDb = embeddedDatabase()

/** The work list stands beside everything at the desk. */
const besideTheList: ViewName[] = ['visit', 'dossier']

/** Every place a role may reach, read with a mark of its own in every field; what is seen must be what the list says. */
it('each role sees on each view exactly the fields of the list, and a refusal tells nobody anything', async () => {
  const stage = await markedStage(getDb())
  const wrong: string[] = []
  let pages = 0
  for (const view of Object.keys(sees) as ViewName[])
    for (const role of stage.roles) {
      const texts = await pagesOfView(stage, view, role)
      pages += texts.length
      wrong.push(...faultsOf(view, role, new Set(texts.flatMap(marksOf))))
    }
  for (const { role, path, text } of stage.refusals)
    if (marksOf(text).length > 0) wrong.push(`${role} is refused ${path} and told ${marksOf(text).join()}`)
  const told = `views=${Object.keys(sees).length} roles=${stage.roles.length} pages=${pages} refusals=${stage.refusals.length} unexpected=${wrong.length}`
  process.stdout.write(`GOAL S3 ${told} ${wrong.length === 0 ? 'PASS' : 'FAIL'}\n`)
  expect(wrong).toEqual([])
}, 300_000)

function faultsOf(view: ViewName, role: Role, seen: ReadonlySet<FieldName>): string[] {
  const listed = seenBy({ roles: [role] }, view)
  const beside = besideTheList.includes(view) ? seenBy({ roles: [role] }, 'deskList') : listed
  return marked.flatMap((name) => {
    if (seen.has(name)) return listed.has(name) || beside.has(name) ? [] : [`${role} sees ${name} on ${view}`]
    return listed.has(name) ? [`${role} is listed for ${name} on ${view}, and does not see it`] : []
  })
}
