import { printForm, showPaper } from '../desk/form-acts.tsx'
import { get, post, type Req, type Route } from '../kit/route.ts'
import { paths } from '../paths.ts'
import * as acts from './assist-acts.tsx'
import * as consents from './consent-acts.tsx'
import * as questions from './question-acts.tsx'

const visit = '/giup/:visitId'
const assist = 'visit.assist'
const hall = 'hall.open'

export const assistRoutes: readonly Route[] = [
  get('/giup', hall, acts.showWaiting),
  post('/giup/luot', { guard: 'visit.open', audit: 'visit.open' }, acts.openFromHall),
  get(visit, hall, acts.showNext),
  post(`${visit}/dong-y`, { guard: 'help.offer', audit: 'visit.answerHelp' }, consents.consent),
  get(`${visit}/doc`, 'question.read', acts.showAloud),
  post(`${visit}/thoi`, { guard: 'help.offer', audit: 'visit.withdrawHelp' }, consents.withdraw),
  get(`${visit}/viec`, assist, acts.showNeed),
  post(`${visit}/viec`, { guard: assist, audit: 'visit.findNeed' }, acts.chooseNeed),
  get(`${visit}/the`, assist, acts.showCard),
  post(`${visit}/the`, { guard: assist, audit: 'visit.scanCard' }, acts.scan),
  get(`${visit}/cau`, assist, questions.showQuestion),
  post(`${visit}/cau`, { guard: assist, audit: 'visit.giveAnswers' }, questions.answer),
  get(`${visit}/doc-lai`, assist, questions.showReadBack),
  post(`${visit}/doc-lai`, { guard: assist, audit: 'visit.agreeReadBack' }, questions.agree),
  post(`${visit}/in`, { guard: 'form.print', audit: 'visit.printForm' }, (req) =>
    printForm(req, places(req)),
  ),
  get(`${visit}/to-khai.pdf`, 'form.print', showPaper),
  get(`${visit}/dung`, assist, acts.showStop),
  post(`${visit}/dung`, { guard: assist, audit: 'visit.leave' }, acts.stop),
]

function places(req: Req) {
  const id = acts.visitId(req)
  return { pdf: paths.assistPart(id, 'to-khai.pdf'), queued: `${paths.assistVisit(id)}?xong=paperQueued` }
}
