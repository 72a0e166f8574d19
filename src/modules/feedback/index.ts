export { rateVisit, ratingReasons, type RatingReason } from './rate-visit.ts'
