import type { DbKind } from './sql-session.ts'

/** What was read back from the running database, the machine and the configuration. */
export type SafetyReadings = {
  kind: DbKind
  /** `current_setting` of fsync, synchronous_commit, full_page_writes, wal_sync_method. */
  settings: Record<string, string>
  /** Tenant tables whose row-level security is off or spares the owner. */
  unguardedTables: string[]
  /** What is wrong with the roles that serve requests; empty when nothing is. */
  roleFaults: ('missing' | 'superuser' | 'bypasses-rls' | 'owns-tables')[]
  schema: 'fits' | 'newer' | 'changed'
  keyFile: 'ok' | 'missing' | 'damaged' | 'open-to-others'
  /** A key or password that others know: all bytes alike, or a word from a manual. */
  hasDefaultSecret: boolean
  /** Epoch milliseconds; `builtAt` undefined when run from source. */
  now: number
  builtAt: number | undefined
  publicUrl: string | undefined
  isTlsCheckOff: boolean
}

export type UnsafeCode =
  | 'fsync-off'
  | 'synchronous-commit-off'
  | 'full-page-writes-off'
  | 'wal-sync-method'
  | 'rls-not-forced'
  | 'app-role'
  | 'schema-newer'
  | 'schema-changed'
  | 'no-key'
  | 'key-open'
  | 'default-secret'
  | 'clock-behind'
  | 'public-http'
  | 'tls-check-off'

export type Unsafe = { code: UnsafeCode; message: string }

type Rule = {
  code: UnsafeCode
  isBroken(readings: SafetyReadings): boolean
  message(readings: SafetyReadings): string
}

const rules: Rule[] = [
  {
    code: 'fsync-off',
    isBroken: ({ settings }) => settings.fsync !== 'on',
    message: () => 'Cơ sở dữ liệu đang tắt fsync: mất điện là mất hồ sơ. Hãy đặt fsync = on.',
  },
  {
    code: 'synchronous-commit-off',
    isBroken: ({ settings }) =>
      !['on', 'local', 'remote_write', 'remote_apply'].includes(settings.synchronous_commit ?? ''),
    message: () => 'Cơ sở dữ liệu báo "đã lưu" trước khi ghi xuống đĩa. Hãy đặt synchronous_commit = on.',
  },
  {
    code: 'full-page-writes-off',
    isBroken: ({ settings }) => settings.full_page_writes !== 'on',
    message: () => 'Mất điện giữa chừng có thể hỏng dữ liệu. Hãy đặt full_page_writes = on.',
  },
  {
    code: 'wal-sync-method',
    isBroken: ({ kind, settings }) => kind === 'embedded' && settings.wal_sync_method !== 'fsync',
    message: () => 'Cơ sở dữ liệu đi kèm phải dùng wal_sync_method = fsync; cách khác không ghi xuống đĩa.',
  },
  {
    code: 'rls-not-forced',
    isBroken: ({ unguardedTables }) => unguardedTables.length > 0,
    message: ({ unguardedTables }) =>
      `Bảng ${unguardedTables.join(', ')} chưa ngăn riêng từng phường (FORCE ROW LEVEL SECURITY). Hãy chạy lại bản gốc của chương trình.`,
  },
  {
    code: 'app-role',
    isBroken: ({ roleFaults }) => roleFaults.length > 0,
    message: ({ roleFaults }) =>
      `Vai trò phục vụ (motcua_app, motcua_keeper) không an toàn: ${roleFaults.join(', ')}. Vai trò này không được là chủ bảng, không được có quyền tối cao.`,
  },
  {
    code: 'schema-newer',
    isBroken: ({ schema }) => schema === 'newer',
    message: () => 'Dữ liệu do bản mới hơn tạo. Hãy cập nhật chương trình rồi mở lại.',
  },
  {
    code: 'schema-changed',
    isBroken: ({ schema }) => schema === 'changed',
    message: () => 'Một tệp tạo bảng đã bị sửa sau khi chạy. Hãy lấy lại bản gốc của chương trình.',
  },
  {
    code: 'no-key',
    isBroken: ({ keyFile }) => keyFile === 'missing' || keyFile === 'damaged',
    message: ({ keyFile }) =>
      keyFile === 'missing'
        ? 'Không thấy tệp khóa ở chỗ KEY_FILE chỉ. Dữ liệu vẫn còn, nhưng thiếu khóa thì không mở được. Lấy phiếu khôi phục trong phong bì ra, chạy: npm run -s motcua -- key recover, rồi gõ các từ trên phiếu.'
        : 'Tệp khóa bị hỏng. Đổi tên tệp ấy để giữ lại, lấy phiếu khôi phục ra, rồi chạy: npm run -s motcua -- key recover.',
  },
  {
    code: 'key-open',
    isBroken: ({ keyFile }) => keyFile === 'open-to-others',
    message: () => 'Người khác trên máy đọc được tệp khóa. Hãy đặt quyền 0600 cho tệp (chmod 600).',
  },
  {
    code: 'default-secret',
    isBroken: ({ hasDefaultSecret }) => hasDefaultSecret,
    message: () => 'Khóa hoặc mật khẩu đang là giá trị mẫu ai cũng biết. Hãy tạo giá trị mới.',
  },
  {
    code: 'clock-behind',
    isBroken: ({ now, builtAt }) => builtAt !== undefined && now < builtAt - 86_400_000,
    message: () =>
      'Đồng hồ máy chậm hơn ngày chương trình được tạo: mọi hạn trả sẽ sai. Hãy chỉnh ngày giờ của máy.',
  },
  {
    code: 'public-http',
    isBroken: ({ publicUrl }) => publicUrl !== undefined && !isPrivateOrTls(publicUrl),
    message: ({ publicUrl }) => `PUBLIC_URL (${publicUrl}) phải bắt đầu bằng https://.`,
  },
  {
    code: 'tls-check-off',
    isBroken: ({ isTlsCheckOff }) => isTlsCheckOff,
    message: () => 'NODE_TLS_REJECT_UNAUTHORIZED=0 tắt việc kiểm tra máy chủ ở đầu kia. Hãy bỏ biến này.',
  },
]

/** Every reason not to start, each with how to mend it. Pure: the readings say everything. */
export function findUnsafe(readings: SafetyReadings): Unsafe[] {
  return rules
    .filter((rule) => rule.isBroken(readings))
    .map((rule) => ({ code: rule.code, message: rule.message(readings) }))
}

function isPrivateOrTls(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return (
    protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname))
  )
}
