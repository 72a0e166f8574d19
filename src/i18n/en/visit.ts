import type { Words } from '../words.ts'

export const visit: Words['visit'] = {}
