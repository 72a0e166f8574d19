export type { Issuer, Leaf } from './issuer.ts'
export { IssuerRefusal, issuerFileOf, makeIssuerFile, readIssuerFile } from './issuer-file.ts'
export { daysLeft, openHall, type Hall, type HallWarning } from './hall.ts'
