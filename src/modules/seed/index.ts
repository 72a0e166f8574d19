export { demoWardId, seedDemonstrationWard, type SeedParts } from './seed-demonstration-ward.ts'
export { playVisit, type Played, type Told } from './play-visit.ts'
