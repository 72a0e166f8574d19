// What tests want from the system but can do without: Debian's chromium and PostgreSQL. As root on a machine with apt they are
// installed once; everywhere else one plain line says what is missing, and the tests that need it count as skipped.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const say = (line) => process.stderr.write(`${line}\n`)

/** The path of a program, or undefined. */
export function findProgram(...names) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  for (const name of names) {
    const found = folders.map((folder) => join(folder, name)).find(isExecutable)
    if (found) return found
  }
  return undefined
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function canInstall() {
  return (
    process.platform === 'linux'
    && process.getuid?.() === 0
    && findProgram('apt-get') !== undefined
    && process.env.MOTCUA_NO_INSTALL !== '1'
  )
}

let areListsFresh = false

function aptInstall(...packages) {
  const apt = (...words) =>
    spawnSync('apt-get', ['-qq', ...words], {
      stdio: ['ignore', 'ignore', 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0
  const install = () =>
    apt('install', '-y', '--no-install-recommends', '-o', 'Dpkg::Options::=--force-confold', ...packages)
  if (areListsFresh) return install()
  areListsFresh = true
  return apt('update') && install()
}

/** Chromium or Chrome as tests may start it; MOTCUA_CHROMIUM names another. */
export function findOrInstallChromium() {
  const find = () =>
    process.env.MOTCUA_CHROMIUM
    ?? findProgram('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable')
  const found = find()
  if (found) return found
  if (canInstall()) {
    say('Đang cài chromium của Debian để chạy kiểm thử trình duyệt (một lần)…')
    if (aptInstall('chromium')) return find()
  }
  say(
    'Thiếu chromium: các kiểm thử trình duyệt được tính là bỏ qua. Cài bằng: apt-get install chromium (hoặc đặt MOTCUA_CHROMIUM).',
  )
  return undefined
}

/** What the tests of the hall want: a network of its own for a phone, and a store of certificates for its browser. */
export function findOrInstallHallTools() {
  const tools = { ip: 'iproute2', certutil: 'libnss3-tools' }
  for (const [program, packageName] of Object.entries(tools)) {
    if (findProgram(program)) continue
    if (canInstall()) {
      say(`Đang cài ${packageName} của Debian để thử máy trong phòng (một lần)…`)
      if (aptInstall(packageName)) continue
    }
    say(
      `Thiếu ${program}: các kiểm thử máy trong phòng được tính là bỏ qua. Cài bằng: apt-get install ${packageName}.`,
    )
  }
}

/** The folder of PostgreSQL's programs, the newest first. */
export function findPostgres() {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const folders = versions.map((version) => join(debian, version, 'bin'))
  const onPath = findProgram('initdb')
  return [...folders, ...(onPath ? [join(onPath, '..')] : [])].find((folder) =>
    isExecutable(join(folder, 'initdb')),
  )
}

export function findOrInstallPostgres() {
  const found = findPostgres()
  if (found) return found
  if (canInstall()) {
    say('Đang cài PostgreSQL của Debian để chạy kiểm thử trên máy chủ dữ liệu (một lần, không tự chạy)…')
    if (aptInstall('postgresql-common') && withoutMainCluster(() => aptInstall('postgresql')))
      return findPostgres()
  }
  say(
    'Thiếu PostgreSQL: các kiểm thử trên máy chủ dữ liệu được tính là bỏ qua. Cài bằng: apt-get install postgresql (hoặc đặt MOTCUA_TEST_POSTGRES).',
  )
  return undefined
}

/** Debian makes and starts a cluster with the package; ours are thrown away, so it need not. */
function withoutMainCluster(install) {
  const file = '/etc/postgresql-common/createcluster.conf'
  const before = existsSync(file) ? readFileSync(file, 'utf8') : undefined
  if (before !== undefined) writeFileSync(file, `${before}\ncreate_main_cluster = false\n`)
  try {
    return install()
  } finally {
    if (before !== undefined) writeFileSync(file, before)
  }
}
