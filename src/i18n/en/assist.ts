import type { Words } from '../words.ts'

export const assist: Words['assist'] = {}
