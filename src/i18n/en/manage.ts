import type { Words } from '../words.ts'

export const manage: Words['manage'] = {
  title: 'Looking after',
  sections: {
    own: 'My account',
    devices: 'Devices of the hall',
  },
}
