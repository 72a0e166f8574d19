import { common } from './en/common.ts'
import { gallery } from './en/gallery.ts'
import { kit } from './en/kit.ts'
import { form } from './en/form.ts'
import { lookup } from './en/lookup.ts'
import { card } from './en/card.ts'
import { ui } from './en/ui.ts'
import { print } from './en/print.ts'
import { access } from './en/access.ts'
import { accounts } from './en/accounts.ts'
import { visit } from './en/visit.ts'
import { desk } from './en/desk.ts'
import { find } from './en/find.ts'
import { assist } from './en/assist.ts'
import { citizen } from './en/citizen.ts'
import { cli } from './en/cli.ts'
import { manage } from './en/manage.ts'
import { people } from './en/people.ts'
import { audit } from './en/audit.ts'
import { keys } from './en/keys.ts'
import { signIn } from './en/sign-in.ts'
import { privacy } from './en/privacy.ts'
import { reach } from './en/reach.ts'
import type { Words } from './words.ts'

export const en: Words = {
  gallery,
  common,
  kit,
  form,
  lookup,
  card,
  ui,
  print,
  access,
  accounts,
  visit,
  desk,
  find,
  assist,
  citizen,
  cli,
  manage,
  people,
  audit,
  keys,
  signIn,
  privacy,
  reach,
}
