import type { Words } from '../words.ts'

export const gallery: Words['gallery'] = {
  title: 'Gallery of parts',
}
