import type { Words } from '../words.ts'

export const form: Words['form'] = {}
