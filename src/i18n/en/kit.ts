import type { Words } from '../words.ts'

export const kit: Words['kit'] = {
  notFoundTitle: 'There is no such page',
  notFoundSay: 'The address is wrong, or the link was used or has expired.',
  refusedTitle: 'This is not possible yet',
  faultTitle: 'The program failed',
  faultSay: 'What you just did may not be saved. Open the page before to see, then do it again.',
  faultCode: 'Code to read over the phone',
  downTitle: 'Data cannot be written',
  downSay:
    'The database does not answer, or the disk is full. Nothing is half done. Tell the administrator, then try again.',
  tooManyTitle: 'Please wait a moment',
  tooManySay: (seconds) => `Too many tries in a few minutes. Try again in ${seconds} seconds.`,
  tooLargeTitle: 'This is too much at once',
  tooLargeSay:
    'What you sent is larger than allowed (1 MB). Go back, shorten it and send it again. Nothing was saved.',
  wrongHostTitle: "This address is not the office's",
  wrongHostSay:
    'Open the address the ward gave you. If it has changed, the administrator must set PUBLIC_URL.',
  legalBasis: 'Legal basis',
  goBack: 'Back',
  home: 'Home',
  signInTitle: 'Sign in',
  signInSayPlain: 'This link is for one use, on this machine.',
  signIn: 'Sign in',
  signInNeeded: 'Please sign in again',
  signInNeededSay:
    'The session has ended or has not begun. Open your own link, or ask the administrator for a new one.',
  signOut: 'Sign out',
  refusals: {
    'kit.unknown': 'This is not possible now. Look at the state again.',
    'kit.forbidden': 'This account may not do that. Ask somebody who may.',
    'kit.stale-form': 'The page was open too long, or came from elsewhere. Reload it and try again.',
    'write.key-reused': 'This page was already sent with other content. Reload it to see the latest.',
  },
}
