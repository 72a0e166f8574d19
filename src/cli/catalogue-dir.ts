import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout this bundle runs from: `dist/` lies in it, beside `catalogue/` and `node_modules/`. */
export const checkoutDir = fileURLToPath(new URL(import.meta.url.includes('/dist/chunks/') ? '../..' : import.meta.url.includes('/dist/') ? '..' : '../..', import.meta.url))

export const catalogueDir = join(checkoutDir, 'catalogue')
