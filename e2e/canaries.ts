import { addDays, dateOf, localTimeOf, showDate, type Instant } from '#lib/plain-date.ts'
import type { Answer, Client } from './http-client.ts'

/** What is told of every invented person begins with one of these, so that few patterns find them all. */
export const marks = {
  word: 'Quỵtz',
  idNumber: '045198777',
  phone: '0977555',
  taxCode: '0312777',
  code: 'QYZ77',
} as const

export type People = { officer: Client; signer: Client; member: Client; citizen: Client; server: string }

export type Canary = {
  n: number
  /** One in five takes every detour; the others go straight through, which is four times as fast. */
  wanders: boolean
  name(what: string): string
  note(what: string): string
  idNumber: string
  phone: string
}

/** A name for each place it is typed in: letters only, as names are. */
export function aCanary(n: number): Canary {
  const own = [...String(n).padStart(3, '0')].map((digit) => 'bcghklmnpt'[Number(digit)]).join('')
  return {
    n,
    wanders: n % 5 === 0,
    name: (what) => `Trần ${what} ${marks.word}${own}a`,
    note: (what) => `${what} ${marks.word}${own} số ${n}`,
    idNumber: `${marks.idNumber}${String(n % 1000).padStart(3, '0')}`,
    phone: `${marks.phone}${String(n % 1000).padStart(3, '0')}`,
  }
}

/** Every answer must be the one expected: a walk that stumbles would leave nothing to be found. */
async function step(
  client: Client,
  path: string,
  fields: Record<string, string>,
  status: number,
): Promise<Answer> {
  const answer = await client.post(path, fields)
  const place = path.replace(/[0-9a-f-]{36}/, '…')
  if (answer.status !== status)
    throw new Error(`${place} answered ${answer.status}, not ${status}: ${said(answer)}`)
  const typed = new RegExp(
    `${marks.word}|${encodeURIComponent(marks.word)}|${marks.phone}|${marks.idNumber}`,
    'i',
  )
  if (typed.test(answer.location)) throw new Error(`${place} led to an address with what was typed`)
  return answer
}

function said({ body }: Answer): string {
  return (/class="(?:banner|field__error)[^>]*>(.*?)<\/(?:div|span)>/.exec(body)?.[1] ?? '').replace(
    /<[^>]*>/g,
    '',
  )
}

/**
 * One person's whole way through the program and looking for her; one in five also gives wrong answers, meets refusals, asks for
 * herself and is helped by a member. Answers her codes.
 */
export async function walk(people: People, canary: Canary, now: Instant): Promise<string[]> {
  const { officer, citizen } = people
  const visit = await arrive(officer, canary)
  await fillForm(officer, { visit, canary, today: dateOf(localTimeOf(now)) })
  const dossier = await receive(officer, { visit, canary })
  await process(people, { dossier, canary })
  await find(officer, { dossier, canary })
  if (!canary.wanders) return []
  const code = await trackingCodeOf(officer, dossier)
  await step(citizen, '/ho-so', { ma: code }, 200)
  await step(citizen, '/ho-so', { ma: canary.note('mã sai') }, 422)
  if (canary.n % 25 === 0)
    await step(citizen, '/vao', { login: canary.note('tên'), passphrase: canary.note('câu bí mật') }, 422)
  await assist(people, canary)
  return [code.replace(/^MC /, ''), code.replace(/\W/g, '').replace(/^MC/, '')]
}

async function arrive(officer: Client, canary: Canary): Promise<string> {
  const organisation = {
    kind: 'need',
    partyKind: 'organisation',
    fullName: canary.note('Công ty'),
    representative: canary.name('Đại'),
    authority: canary.note('Giấy giới thiệu'),
    taxCode: `${marks.taxCode}${canary.n}`,
  }
  const unnamed = { ...organisation, representative: '' }
  if (canary.wanders) await step(officer, '/quay/luot', unnamed, 422)
  if (canary.wanders) await step(officer, '/quay/luot', organisation, 303)
  const person = {
    kind: 'onBehalf',
    partyKind: 'person',
    fullName: canary.name('Thị'),
    onBehalfOf: canary.name('Cụ'),
  }
  const opened = await step(officer, '/quay/luot', person, 303)
  const visit = opened.location.split('?')[0]!
  await step(officer, `${visit}/in-so`, {}, 303)
  await step(officer, `${visit}/viec`, { procedureId: 'khai-sinh' }, 303)
  if (canary.wanders) await step(officer, `${visit}/viec`, { procedureId: canary.note('không có') }, 409)
  await step(
    officer,
    `${visit}/giay-to`,
    { 'name.0': canary.note('Giấy chứng sinh'), 'state.0': 'have' },
    303,
  )
  return visit
}

type Filling = { visit: string; canary: Canary; today: ReturnType<typeof dateOf> }

async function fillForm(officer: Client, { visit, canary, today }: Filling): Promise<void> {
  const card = [
    canary.idNumber,
    '',
    canary.name('Thị'),
    '05091998',
    'Nữ',
    `${canary.note('Khu phố 4')}, Đông Hà, Quảng Trị`,
    '12072021',
  ].join('|')
  if (canary.wanders)
    await step(officer, `${visit}/the`, { role: 'mother', raw: `${canary.note('thẻ hỏng')}|||` }, 422)
  await step(officer, `${visit}/the`, { role: 'mother', raw: `${card}||||` }, 303)
  const answers = {
    'f.parentsOnPaper': 'motherOnly',
    'f.applicantIs': 'mother',
    'f.child.fullName': canary.name('Bé'),
    'f.child.sex': 'female',
    'f.child.ethnicity': 'Kinh',
    'f.child.birthPlace': canary.note('Bệnh viện'),
    'f.child.origin': canary.note('Xã Hướng Hiệp'),
    'f.copies': 'no',
  }
  const wrong = { ...answers, 'f.child.dateOfBirth': canary.note('ngày sai') }
  if (canary.wanders) await step(officer, `${visit}/to-khai`, wrong, 422)
  const born = showDate(addDays(today, -10))
  await step(officer, `${visit}/to-khai`, { ...answers, 'f.child.dateOfBirth': born }, 303)
  if (canary.wanders) await officer.get(`${visit}/doc-lai`)
  // The card, the answers, and before them the wrong ones: each makes the draft one version older.
  const version = canary.wanders ? '3' : '2'
  await step(officer, `${visit}/doc-lai`, { version }, 303)
  await step(officer, `${visit}/in`, {}, 303)
  if (canary.n % 25 === 0) await officer.get(`${visit}/to-khai.pdf`)
  await step(officer, `${visit}/doi-chieu-mau`, { comparedWith: canary.note('đã xem') }, 303)
}

async function receive(officer: Client, of: { visit: string; canary: Canary }): Promise<string> {
  const { visit, canary } = of
  const typed = {
    caseId: 'c1',
    submitter: canary.name('Thị'),
    owner: canary.name('Bé'),
    phone: canary.phone,
  }
  if (canary.wanders)
    await step(officer, `${visit}/tiep-nhan`, { ...typed, phone: canary.note('số sai') }, 422)
  const received = await step(officer, `${visit}/tiep-nhan`, typed, 303)
  return received.location.split('?')[0]!
}

async function trackingCodeOf(officer: Client, dossier: string): Promise<string> {
  const { body } = await officer.get(dossier)
  return /MC [0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{5}/.exec(body)?.[0] ?? ''
}

async function process(people: People, of: { dossier: string; canary: Canary }): Promise<void> {
  const { officer, signer } = people
  const { dossier, canary } = of
  if (canary.wanders) await step(officer, `${dossier}/ma`, { officialCode: 'x' }, 422)
  await step(officer, `${dossier}/ma`, { officialCode: `H49.${marks.code}.${canary.n}` }, 303)
  if (canary.wanders)
    await step(officer, `${dossier}/bo-sung`, { items: canary.note('thiếu giấy'), reason: '' }, 422)
  await step(
    officer,
    `${dossier}/bo-sung`,
    { items: canary.note('thiếu giấy'), reason: canary.note('vì') },
    303,
  )
  await step(officer, `${dossier}/da-bo-sung`, {}, 303)
  await step(officer, `${dossier}/phieu`, {}, 303)
  if (canary.n % 25 === 0) await officer.get(`${dossier}/phieu.pdf`)
  // Signing asks for a proof that is fresh; in the demonstration a press is one.
  const rejected = {
    _proof: 'press',
    outcome: 'rejected',
    resultNumber: canary.note('12/TB'),
    reason: canary.note('vì thiếu'),
  }
  if (canary.wanders) await step(signer, `${dossier}/ky`, { ...rejected, reason: '' }, 422)
  await step(signer, `${dossier}/ky`, rejected, 303)
  const handed = { to: canary.name('Cậu'), authority: 'relative', proof: canary.note('giấy ủy quyền') }
  if (canary.wanders) await step(officer, `${dossier}/tra`, { ...handed, proof: '' }, 422)
  await step(officer, `${dossier}/tra`, handed, 303)
  if (canary.wanders) await step(officer, `${dossier}/tra`, handed, 409)
}

async function find(officer: Client, of: { dossier: string; canary: Canary }): Promise<void> {
  const { dossier, canary } = of
  const why = { reason: 'other', words: canary.note('người nhà gọi') }
  const ways = [canary.name('Bé'), canary.idNumber, canary.phone, `${canary.idNumber}|${canary.note('quét')}`]
  for (const asked of canary.wanders ? ways : [ways[canary.n % 4]!])
    await step(officer, '/quay/tim', { asked, widen: '1', ...why }, 200)
  if (canary.wanders)
    await step(
      officer,
      '/quay/tim',
      { asked: canary.name('Bé'), widen: '1', reason: 'other', words: '' },
      422,
    )
  await step(officer, `${dossier}/xem`, why, 303)
}

/** A member helps in the hall: consent, the need in her own words, a card, a stop. */
async function assist({ member }: People, canary: Canary): Promise<void> {
  const opened = await step(member, '/giup/luot', {}, 303)
  const visit = opened.location.split('?')[0]!
  await step(member, `${visit}/dong-y`, { answer: 'yes' }, 303)
  await step(member, `${visit}/viec`, { procedureId: 'khai-sinh' }, 303)
  const raw = `${canary.idNumber}||${canary.name('Thị')}|05091998|Nữ|${canary.note('thôn')}|12072021||||`
  await step(member, `${visit}/the`, { role: 'mother', raw }, 303)
  await step(member, `${visit}/cau`, { key: 'child.fullName', value: canary.name('Bé') }, 303)
}
