export { demoWardId, seedDemonstrationWard, type SeedParts } from './seed-demonstration-ward.ts'
