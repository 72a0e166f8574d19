export const privacy = {
  childTitle: 'The visitor is a child under 16',
  childSay: 'The guardian must agree. From the age of 7 the child is asked too.',
  childGuardian: 'Full name of the guardian who came along',
  childAge: 'Is the child 7 or older?',
  childOld: '7 or older, and the child says yes',
  childYoung: 'Under 7',
  childYes: 'The guardian agrees',
  withdrawHelp: 'No more help, thank you',
  messages: 'Messages to this number are wanted',
  messagesOnSlip:
    'Agreed to messages about this dossier at the phone number given. To stop them: on the page of the dossier, or tell an officer.',
  statutoryLaw: (law: string) => `Legal basis: ${law}`,
  refusals: {
    'consent.no-guardian':
      'For a child the guardian must agree. Write the name of the guardian and try again.',
    'consent.child-not-asked': 'A child of 7 or older is asked too. Ask the child and try again.',
    'consent.no-wording':
      'Today there is no sentence to ask for this. Tell the administrator to look at the list of consents.',
    'consent.no-phone': 'For messages a phone number is needed. Write the number, or take the tick away.',
    'draft.days': 'Choose one of the numbers of days offered.',
    'draft.nothing-to-keep': 'Nothing was said in this visit, so there is nothing to keep.',
    'draft.unknown-code': 'No draft has this code. Type it again; after its day a draft is deleted.',
    'request.already-replied': 'The person has been answered. See the answer in the log of the request.',
    'request.already-extended': 'This request was extended once. The law allows it once: finish it.',
    'request.not-proven':
      'It is not proven enough who asks. Look at the papers, write them down, then go on.',
    'request.not-now': 'This request is past that step. See where it stands at the top of the page.',
    'request.restricted':
      'The person asked for restriction: this dossier is handled and nothing else. Lift the restriction first.',
    'request.proof-missing': 'Choose how the person proved who she is.',
    'request.reply-empty': 'Write down what the person was told.',
    'request.reason-missing': 'Write down the reason and its ground.',
    'request.hold-without-reason': 'Write down why it is held.',
    'request.no-mark': 'There is nothing to lift any more. Load the page again.',
    'request.held':
      'The dossier is held, so it cannot be deleted yet. Lift the hold first, or refuse with reasons.',
    'request.nothing-to-see': 'There is nothing to see yet: the request must be granted first.',
    'retention.out-of-bounds': 'The period is out of bounds. Choose one within the bounds beside it.',
  },
}
