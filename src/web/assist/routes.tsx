import { get, post, type Route } from '../kit/route.ts'
import * as acts from './assist-acts.tsx'
import * as questions from './question-acts.tsx'

const visit = '/giup/:visitId'
const assist = 'visit.assist'

export const assistRoutes: readonly Route[] = [
  get('/giup', assist, acts.showWaiting),
  post('/giup/luot', { guard: assist, audit: 'visit.open' }, acts.openFromHall),
  get(visit, assist, acts.showNext),
  post(`${visit}/dong-y`, { guard: assist, audit: 'visit.answerHelp' }, acts.consent),
  post(`${visit}/thoi`, { guard: assist, audit: 'visit.withdrawHelp' }, acts.withdraw),
  get(`${visit}/viec`, assist, acts.showNeed),
  post(`${visit}/viec`, { guard: assist, audit: 'visit.findNeed' }, acts.chooseNeed),
  get(`${visit}/the`, assist, acts.showCard),
  post(`${visit}/the`, { guard: assist, audit: 'visit.scanCard' }, acts.scan),
  get(`${visit}/cau`, assist, questions.showQuestion),
  post(`${visit}/cau`, { guard: assist, audit: 'visit.giveAnswers' }, questions.answer),
  get(`${visit}/doc-lai`, assist, questions.showReadBack),
  post(`${visit}/doc-lai`, { guard: assist, audit: 'visit.agreeReadBack' }, questions.agree),
  get(`${visit}/dung`, assist, acts.showStop),
  post(`${visit}/dung`, { guard: assist, audit: 'visit.leave' }, acts.stop),
]
