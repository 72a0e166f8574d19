import type { Words } from '../words.ts'

export const cli: Words['cli'] = {}
