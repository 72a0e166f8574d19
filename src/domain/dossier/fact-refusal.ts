import type { Refusal } from '#lib/result.ts'
import type { DossierFact } from './dossier-event.ts'

/** Codes of the official system differ by province; outside these lengths it is another text that was scanned. */
const officialCodeLength = { least: 6, most: 60 }

type Saying = {
  [type in DossierFact['type']]?: {
    isEnough(fact: Extract<DossierFact, { type: type }>): boolean
    refusal: Refusal
  }
}

/** What an act must say of itself; acts that are not here always say enough. */
const sayings = {
  officialCodeEntered: {
    isEnough: ({ officialCode: { length } }) =>
      length >= officialCodeLength.least && length <= officialCodeLength.most,
    refusal: { code: 'dossier.official-code-unlikely' },
  },
  supplementRequested: {
    isEnough: ({ items, reason }) => items.length > 0 && reason !== '',
    refusal: { code: 'dossier.supplement-without-items', legalBasis: 'guidance-in-one-go' },
  },
  signed: {
    isEnough: ({ outcome, reason }) => outcome === 'granted' || reason !== '',
    refusal: { code: 'dossier.rejection-without-reason' },
  },
  handedOver: {
    isEnough: ({ authority, proof }) => authority === 'self' || proof !== '',
    refusal: { code: 'dossier.authority-without-proof' },
  },
  withdrawn: {
    isEnough: ({ reason }) => reason !== '',
    refusal: { code: 'dossier.withdrawal-without-reason' },
  },
} satisfies Saying

/** Why an act may not be written down as it is; undefined when it says enough. */
export function factRefusal(fact: DossierFact): Refusal | undefined {
  const saying = (
    sayings as Record<string, { isEnough(fact: DossierFact): boolean; refusal: Refusal } | undefined>
  )[fact.type]
  return saying && !saying.isEnough(fact) ? saying.refusal : undefined
}
