// Installs what package-lock.json names when it is not there yet. Runs on any Node ≥ 18, before anything else exists.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
export const bundledNode = join(
  root,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
)
const marker = join(root, 'node_modules', '.motcua-installed')

export function installWhatIsMissing() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  if (existsSync(bundledNode) && existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return
  process.stderr.write('Đang cài các phần còn thiếu (chỉ lần đầu, khoảng nửa phút)…\n')
  const npm = spawnSync(
    process.platform === 'win32' ? 'npm.cmd' : 'npm',
    ['ci', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: root,
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    },
  )
  if (npm.status !== 0 || !existsSync(bundledNode)) {
    process.stderr.write(
      'Chưa cài được. Cần mạng ở lần chạy đầu và npm đi cùng Node ≥ 18; xem dòng báo lỗi ở trên.\n',
    )
    process.exit(1)
  }
  writeFileSync(marker, wanted)
}
