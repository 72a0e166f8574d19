import type { Words } from '../words.ts'

export const lookup: Words['lookup'] = {}
