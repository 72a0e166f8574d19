import type { Words } from '../words.ts'

export const accounts: Words['accounts'] = {
  refusals: {
    'setup.ward-exists': (p) =>
      `There is already ${p.name} here. For another ward set DATA_DIR and KEY_FILE to a new place.`,
    'setup.incomplete': (p) => `Missing or wrong: ${p.field}. Fill it in and run setup again.`,
  },
}
