/** Licences that a ward may pass on together with this program. */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'PostgreSQL',
  'MPL-2.0',
  'Python-2.0',
  'Unlicense',
  'Zlib',
])

export type LockedPackage = {
  license?: string
  integrity?: string
  dev?: boolean
  resolved?: string
  link?: boolean
  hasInstallScript?: boolean
}

export const ceiling = 40

/** `A AND B` needs both, `A OR B` one of them. */
export function isAllowedLicence(expression: string): boolean {
  const plain = expression.replace(/[()]/g, '')
  return plain.split(' AND ').every((part) => part.split(' OR ').some((one) => allowed.has(one.trim())))
}

/** Packages of the product whose licence is not on the list (or not known). */
export function findForeignLicences(
  packages: Record<string, LockedPackage>,
  licenceOf: (path: string) => string | undefined,
): string[] {
  return Object.entries(packages)
    .filter(([path, { dev, link }]) => path !== '' && !dev && !link)
    .flatMap(([path, locked]) => {
      const licence = licenceOf(path) ?? locked.license ?? 'unknown'
      return isAllowedLicence(licence) ? [] : [`${path}: ${licence}`]
    })
}

/** Without its hash a package could be replaced on the way; an address of its own would bind us to one place. */
export function findUnpinned(packages: Record<string, LockedPackage>): string[] {
  return Object.entries(packages)
    .filter(([path, { link }]) => path !== '' && !link)
    .flatMap(([path, { integrity, resolved }]) => [
      ...(integrity?.startsWith('sha512-') ? [] : [`${path}: no sha512 hash`]),
      ...(resolved === undefined || resolved.startsWith('https://registry.npmjs.org/')
        ? []
        : [`${path}: comes from ${resolved}`]),
    ])
}

export function findUnexplained(names: string[], records: string[]): string[] {
  return names.filter((name) => !records.some((text) => text.includes(`\`${name}\``)))
}
