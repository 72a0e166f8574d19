import { isIP } from 'node:net'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import { z } from 'zod'
import { isPrivateAddress } from '#lib/private-address.ts'

/** Every variable the program reads, once, at start (`.env.example` explains each). */
const Env = z.object({
  DATA_DIR: z.string().min(1).default('./data'),
  KEY_FILE: z.string().min(1).default('./keys/master.key'),
  ROOTS_DIR: z.string().min(1).optional(),
  PORT: z.coerce.number().int().min(1).max(65_535).default(8340),
  HOST: z.string().default('127.0.0.1'),
  HALL: z.enum(['on', 'off']).default('off'),
  HALL_PORT: z.coerce.number().int().min(1).max(65_535).default(8343),
  HALL_ADDRESS: z.string().optional(),
  DATABASE_URL: z.string().optional(),
  PUBLIC_URL: z.string().optional(),
  TRUSTED_PROXY: z.string().optional(),
  PRINTER_ESCPOS: z
    .string()
    .regex(/^[^\s:]+:\d+$/)
    .optional(),
  PRINTER_CUPS: z.string().optional(),
  PATH: z.string().default(''),
  NODE_TLS_REJECT_UNAUTHORIZED: z.string().optional(),
})

export type Config = {
  dataDir: string
  keyFile: string
  /** Where the signed roots of the audit chain are written; beside the key when not said. */
  rootsDir?: string | undefined
  port: number
  host: string
  /** The hall: whether it is opened, its port, and the address to name when the machine is in several networks. */
  hall: { isOn: boolean; port: number; address: string | undefined }
  databaseUrl: string | undefined
  publicUrl: string | undefined
  /** Where the https proxy stands when it is not this machine. */
  trustedProxies: readonly string[]
  escposPrinter: string | undefined
  /** Name of the CUPS queue for A4 and A5; the browser prints when there is none. */
  cupsPrinter: string | undefined
  /** Where programs of the machine are looked for. */
  searchPath: string
  isTlsCheckOff: boolean
}

/** A variable has a value nobody can start with; `variable` says which. */
export class ConfigRefusal extends Error {
  readonly variable: string
  constructor(variable: string, message: string) {
    super(message)
    this.variable = variable
  }
}

function isInside(file: string, folder: string): boolean {
  const way = relative(resolve(folder), resolve(file))
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

/** Whether a listening address is this machine's own. */
export function isLoopback(host: string): boolean {
  return ['127.0.0.1', 'localhost', '::1'].includes(host)
}

export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const parsed = Env.safeParse(env)
  if (!parsed.success) {
    const variable = String(parsed.error.issues[0]!.path[0])
    throw new ConfigRefusal(
      variable,
      `Biến môi trường ${variable} không dùng được. Xem .env.example rồi sửa lại.`,
    )
  }
  const given = parsed.data
  const trustedProxies = (given.TRUSTED_PROXY ?? '').split(/[\s,]+/).filter(Boolean)
  refuseUnusable(given, trustedProxies)
  return {
    dataDir: given.DATA_DIR,
    keyFile: given.KEY_FILE,
    rootsDir: given.ROOTS_DIR,
    port: given.PORT,
    host: given.HOST,
    hall: { isOn: given.HALL === 'on', port: given.HALL_PORT, address: given.HALL_ADDRESS || undefined },
    databaseUrl: given.DATABASE_URL || undefined,
    publicUrl: given.PUBLIC_URL || undefined,
    trustedProxies,
    escposPrinter: given.PRINTER_ESCPOS,
    cupsPrinter: given.PRINTER_CUPS || undefined,
    searchPath: given.PATH,
    isTlsCheckOff: given.NODE_TLS_REJECT_UNAUTHORIZED === '0',
  }
}

/** What is well formed and still leaves nothing safe to start with, each with the variable to mend. */
function refuseUnusable(given: z.infer<typeof Env>, trustedProxies: string[]): void {
  const isHttps = given.PUBLIC_URL?.startsWith('https://') ?? false
  const refusals: [string, boolean, string][] = [
    [
      'ROOTS_DIR',
      given.ROOTS_DIR !== undefined && isInside(given.ROOTS_DIR, given.DATA_DIR),
      'ROOTS_DIR đang nằm trong DATA_DIR: ai đổi được dữ liệu là đổi được luôn dấu niêm. Đặt ra chỗ khác, tốt nhất là máy khác.',
    ],
    [
      'HOST',
      !isLoopback(given.HOST) && !isHttps,
      'Mở ra ngoài máy này thì phải có PUBLIC_URL bắt đầu bằng https://. Bỏ HOST để chỉ mở trên máy này.',
    ],
    [
      'PUBLIC_URL',
      Boolean(given.PUBLIC_URL) && !isWebAddress(given.PUBLIC_URL!),
      'PUBLIC_URL không phải địa chỉ trang. Viết đủ như https://motcua.example.vn rồi mở lại.',
    ],
    [
      'TRUSTED_PROXY',
      trustedProxies.length > 0
        && (!given.PUBLIC_URL || !trustedProxies.every((address) => isIP(address) > 0)),
      'TRUSTED_PROXY là địa chỉ số của máy chủ https đứng trước, và cần có PUBLIC_URL. Sửa lại hoặc bỏ đi.',
    ],
    [
      'HALL_PORT',
      given.HALL === 'on' && given.HALL_PORT === given.PORT,
      'HALL_PORT trùng với PORT. Đặt cho HALL_PORT một số khác.',
    ],
    [
      'HALL_ADDRESS',
      Boolean(given.HALL_ADDRESS) && !isPrivateAddress(given.HALL_ADDRESS!),
      'HALL_ADDRESS phải là địa chỉ của máy này trong mạng của cơ quan, như 192.168.1.20. Bỏ đi thì máy tự tìm.',
    ],
    [
      'KEY_FILE',
      isInside(given.KEY_FILE, given.DATA_DIR),
      'KEY_FILE đang nằm trong DATA_DIR: ai lấy được dữ liệu là có luôn khóa. Đặt KEY_FILE ra ngoài DATA_DIR.',
    ],
  ]
  for (const [variable, isUnusable, say] of refusals) if (isUnusable) throw new ConfigRefusal(variable, say)
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text)
}
