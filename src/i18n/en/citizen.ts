import type { Words } from '../words.ts'

export const citizen: Words['citizen'] = {}
