import { isAbsolute, relative, resolve, sep } from 'node:path'
import { z } from 'zod'

/** Every variable the program reads, once, at start (`.env.example` explains each). */
const Env = z.object({
  DATA_DIR: z.string().min(1).default('./data'),
  KEY_FILE: z.string().min(1).default('./keys/master.key'),
  PORT: z.coerce.number().int().min(1).max(65_535).default(8340),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: z.string().optional(),
  PUBLIC_URL: z.string().optional(),
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
  port: number
  host: string
  databaseUrl: string | undefined
  publicUrl: string | undefined
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
  const {
    DATA_DIR,
    KEY_FILE,
    PORT,
    HOST,
    DATABASE_URL,
    PUBLIC_URL,
    PRINTER_ESCPOS,
    PRINTER_CUPS,
    PATH,
    NODE_TLS_REJECT_UNAUTHORIZED,
  } = parsed.data
  if (!isLoopback(HOST) && !PUBLIC_URL?.startsWith('https://')) {
    throw new ConfigRefusal(
      'HOST',
      'Mở ra ngoài máy này thì phải có PUBLIC_URL bắt đầu bằng https://. Bỏ HOST để chỉ mở trên máy này.',
    )
  }
  if (isInside(KEY_FILE, DATA_DIR)) {
    throw new ConfigRefusal(
      'KEY_FILE',
      'KEY_FILE đang nằm trong DATA_DIR: ai lấy được dữ liệu là có luôn khóa. Đặt KEY_FILE ra ngoài DATA_DIR.',
    )
  }
  return {
    dataDir: DATA_DIR,
    keyFile: KEY_FILE,
    port: PORT,
    host: HOST,
    databaseUrl: DATABASE_URL || undefined,
    publicUrl: PUBLIC_URL || undefined,
    escposPrinter: PRINTER_ESCPOS,
    cupsPrinter: PRINTER_CUPS || undefined,
    searchPath: PATH,
    isTlsCheckOff: NODE_TLS_REJECT_UNAUTHORIZED === '0',
  }
}
