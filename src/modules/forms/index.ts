export { confirmForm, isFormConfirmed, isFormConfirmedNow } from './confirm-form.ts'
export { countHandwritten } from './count-handwritten.ts'
export { loadForm, loadForms, loadIssuers, loadSuggestionLists } from './load-forms.ts'
export { marksOf, printForm, type PaperMarks } from './print-form.ts'
