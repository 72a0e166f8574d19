export { noteMeasure } from './note-measure.ts'
