import { common } from './vi/common.ts'
import { gallery } from './vi/gallery.ts'
import { kit } from './vi/kit.ts'
import { form } from './vi/form.ts'
import { lookup } from './vi/lookup.ts'
import { card } from './vi/card.ts'
import { ui } from './vi/ui.ts'
import { print } from './vi/print.ts'
import { access } from './vi/access.ts'
import { accounts } from './vi/accounts.ts'
import { visit } from './vi/visit.ts'
import { desk } from './vi/desk.ts'
import { find } from './vi/find.ts'
import { assist } from './vi/assist.ts'
import { citizen } from './vi/citizen.ts'
import { cli } from './vi/cli.ts'
import { manage } from './vi/manage.ts'
import { people } from './vi/people.ts'
import { audit } from './vi/audit.ts'
import { keys } from './vi/keys.ts'
import { signIn } from './vi/sign-in.ts'
import { privacy } from './vi/privacy.ts'
import { reach } from './vi/reach.ts'

export const vi = {
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
