import { conditions } from '#domain/access/condition.ts'
import { sees, type ViewName } from '#domain/access/fields.ts'
import { rights, type Action, type Right } from '#domain/access/rights.ts'
import { roles, type Role } from '#domain/access/role.ts'
import { en } from '#i18n/en.ts'
import { vi } from '#i18n/vi.ts'
import type { Words } from '#i18n/words.ts'

/** `docs/rights.md`, written from the table itself; `scripts/rights-page.mjs` puts it there, a test keeps it true. */
export function rightsPage(): string {
  return [
    '# Ai được làm gì · Who may do what',
    '',
    'Trang này viết ra từ bảng quyền của phần mềm (`src/domain/access/rights.ts`), không sửa tay. Ai không có tên ở một việc thì không',
    'được làm việc đó. Mọi quyền chỉ trong phường của mình. Người dưới 18 tuổi luôn là "Đoàn viên 16–17 tuổi", dù tài khoản ghi thêm gì.',
    '',
    'Written from the table of rights of the program, not by hand: `node_modules/.bin/node scripts/rights-page.mjs`. Who is not named may',
    'not. Every right ends at the border of the ward. Whoever is under 18 stays a minor, whatever else her account says.',
    '',
    ...inLanguage(vi, '## Tiếng Việt', ['Việc', 'Ai được làm, và khi nào']),
    ...inLanguage(en, '## English', ['What', 'Who may, and when']),
    ...fieldsPart(),
  ].join('\n')
}

function inLanguage({ access }: Words, title: string, [what, who]: [string, string]): string[] {
  const rows = (Object.keys(rights) as Action[]).map((action) => {
    const right: Right = rights[action]
    const named = roles.filter((role) => right[role])
    return `| ${access.actions[action]} | ${named.map((role) => whoAndWhen(access, role, right)).join('; ')} |`
  })
  return [title, '', `| ${what} | ${who} |`, '|---|---|', ...rows, '']
}

function whoAndWhen(access: Words['access'], role: Role, right: Right): string {
  const when = right[role]!.map((name: keyof typeof conditions) => access.conditions[name])
  return when.length === 0 ? `**${access.roles[role]}**` : `**${access.roles[role]}** (${when.join(', ')})`
}

/** What each role sees where: names of fields as in the code. */
function fieldsPart(): string[] {
  const rows = (Object.keys(sees) as ViewName[]).flatMap((view) => {
    const byRole: Readonly<Partial<Record<Role, readonly string[]>>> = sees[view]
    const lists = Map.groupBy(Object.entries(byRole), ([, names]) => names.join(', '))
    if (lists.size === 0) return [`| \`${view}\` | nobody | nothing |`]
    return [...lists].map(
      ([names, entries]) => `| \`${view}\` | ${entries.map(([role]) => role).join(', ')} | ${names} |`,
    )
  })
  return [
    '## Ô nào hiện cho ai · Which fields are shown to whom',
    '',
    'Tên ô và tên trang theo mã nguồn (`src/domain/access/fields.ts`). Số trên thẻ hiện ba số cuối cho người giúp.',
    '',
    '| view | roles | fields |',
    '|---|---|---|',
    ...rows,
    '',
  ]
}
