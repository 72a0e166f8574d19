// A PostgreSQL server of the test run's own: made in a temporary folder, reached through a socket in it (no port), stopped and
// removed at the end. PostgreSQL refuses to run as root, so root hands it to an unprivileged user.
import { spawnSync } from 'node:child_process'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findProgram } from './debian.mjs'

/** @param {string} bin folder of initdb and pg_ctl · @returns {{ url: string, stop(): void } | undefined} */
export function startPostgres(bin) {
  const user = process.getuid?.() === 0 ? unprivilegedUser() : undefined
  if (process.getuid?.() === 0 && !user) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'motcua-pg-'))
  if (user) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  const run = (program, ...words) => runAs(user, join(bin, program), words, folder)
  const made = run('initdb', '-D', data, '-U', 'motcua', '-A', 'trust', '-E', 'UTF8', '--locale=C')
  const options = `-c listen_addresses='' -c unix_socket_directories='${folder}' -c shared_buffers=64MB -c max_connections=60`
  const started =
    made.status === 0
    && run('pg_ctl', '-D', data, '-l', join(folder, 'log'), '-w', '-t', '60', '-o', options, 'start')
  if (!started || started.status !== 0) {
    process.stderr.write(`${made.stderr}${started ? started.stderr : ''}`)
    rmSync(folder, { recursive: true, force: true })
    return undefined
  }
  return {
    url: `postgres://motcua@localhost/postgres?host=${encodeURIComponent(folder)}`,
    stop() {
      run('pg_ctl', '-D', data, '-m', 'immediate', '-w', 'stop')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function unprivilegedUser() {
  for (const name of ['postgres', 'nobody']) {
    const { status, stdout } = spawnSync('id', [name], { encoding: 'utf8' })
    const ids = /uid=(\d+).*?gid=(\d+)/.exec(stdout ?? '')
    if (status === 0 && ids) return { name, uid: Number(ids[1]), gid: Number(ids[2]) }
  }
  return undefined
}

function runAs(user, program, words, cwd) {
  const options = {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, HOME: cwd, LC_ALL: 'C' },
  }
  if (!user) return spawnSync(program, words, options)
  if (findProgram('setpriv')) {
    return spawnSync(
      'setpriv',
      [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups', program, ...words],
      options,
    )
  }
  return spawnSync(program, words, { ...options, uid: user.uid, gid: user.gid })
}
