import type { Words } from '../words.ts'

export const card: Words['card'] = {}
