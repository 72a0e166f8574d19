import { get, post, type Route } from '../kit/route.ts'
import { dossierRoutes } from './dossier-routes.tsx'
import * as visits from './visit-acts.tsx'
import * as finding from './find-acts.tsx'
import * as forms from './form-acts.tsx'
import * as reception from './reception-acts.tsx'

const visit = '/quay/luot/:visitId'
const serve = 'visit.serve'

export const deskRoutes: readonly Route[] = [
  get('/quay', 'desk.open', visits.showDesk),
  get('/quay/tim', 'desk.open', finding.showFind),
  post(
    '/quay/tim',
    { guard: 'desk.open', audit: 'person.find', limit: { name: 'desk.find', times: 60, minutes: 1 } },
    finding.find,
  ),
  get('/quay/luot', serve, visits.showNewVisit),
  post('/quay/luot', { guard: serve, audit: 'visit.open' }, visits.openNewVisit),
  get(visit, 'desk.open', visits.showOne),
  post(`${visit}/ten`, { guard: serve, audit: 'visit.nameParty' }, visits.name),
  post(`${visit}/goi`, { guard: serve, audit: 'visit.call' }, visits.call),
  post(`${visit}/viec`, { guard: serve, audit: 'visit.findNeed' }, visits.chooseNeed),
  post(`${visit}/giay-to`, { guard: serve, audit: 'visit.checkPapers' }, visits.savePapers),
  post(`${visit}/ve`, { guard: serve, audit: 'visit.leave' }, visits.close),
  post(`${visit}/hoan-tac`, { guard: serve, audit: 'visit.undo' }, visits.undo),
  post(`${visit}/in-so`, { guard: serve, audit: 'print.ticket' }, visits.printTicket),
  get(`${visit}/so.pdf`, serve, visits.showTicket),
  post(`${visit}/the`, { guard: serve, audit: 'visit.scanCard' }, forms.scan),
  post(`${visit}/to-khai`, { guard: serve, audit: 'visit.giveAnswers' }, forms.save),
  get(`${visit}/to-khai.pdf`, serve, forms.showPaper),
  get(`${visit}/doc-lai`, serve, forms.showReadBack),
  post(`${visit}/doc-lai`, { guard: serve, audit: 'visit.agreeReadBack' }, forms.agree),
  post(`${visit}/in`, { guard: serve, audit: 'visit.printForm' }, forms.print),
  post(`${visit}/mang-to-khai`, { guard: serve, audit: 'visit.bringForm' }, forms.bring),
  post(`${visit}/doi-chieu-mau`, { guard: 'form.confirm', audit: 'form.confirm' }, forms.confirm),
  get(`${visit}/tiep-nhan`, serve, reception.showReceive),
  post(`${visit}/tiep-nhan`, { guard: serve, audit: 'dossier.receive' }, reception.receive),
  get(`${visit}/danh-gia`, serve, reception.showRating),
  post(`${visit}/danh-gia`, { guard: serve, audit: 'visit.rate' }, reception.rate),
  ...dossierRoutes,
]
