/** Every address, typed, once. Vietnamese without diacritics: citizens and officers read them. */
export const paths = {
  home: () => '/',
  procedures: (query?: string) => (query ? `/thu-tuc?q=${encodeURIComponent(query)}` : '/thu-tuc'),
  procedure: (id: string) => `/thu-tuc/${id}`,
  procedurePapers: (id: string) => `/thu-tuc/${id}/giay-to.pdf`,
  myDossier: () => '/ho-so',
  dossierByCode: (code: string) => `/ho-so/${code}`,
  whoSaw: (code: string, before?: number) =>
    `/ho-so/${code}/ai-da-xem${before === undefined ? '' : `?truoc=${before}`}`,

  ownPrivacy: (code: string, part: 'tin-bao' | 'yeu-cau') => `/ho-so/${code}/${part}`,
  myData: () => '/du-lieu-cua-toi',
  keptDraft: () => '/ban-khai',
  forgetKept: () => '/ban-khai/xoa',

  signIn: (token: string) => `/vao/${token}`,
  signInPage: () => '/vao',
  signInCode: () => '/vao/ma',
  signInPasskey: () => '/vao/khoa-truy-cap',
  signInChallenge: () => '/vao/thu-thach',
  lock: () => '/khoa',
  unlock: () => '/mo-khoa',
  stay: () => '/con-day',
  start: () => '/bat-dau',
  signOut: () => '/ra',
  gallery: () => '/trung-bay',

  desk: () => '/quay',
  deskFind: () => '/quay/tim',
  newVisit: () => '/quay/luot',
  visit: (id: string) => `/quay/luot/${id}`,
  visitPart: (id: string, part: VisitPart) => `/quay/luot/${id}/${part}`,
  ticketPdf: (id: string) => `/quay/luot/${id}/so.pdf`,
  formPdf: (id: string) => `/quay/luot/${id}/to-khai.pdf`,
  dossier: (id: string) => `/quay/ho-so/${id}`,
  dossierPart: (id: string, part: DossierPart) => `/quay/ho-so/${id}/${part}`,
  slipPdf: (id: string) => `/quay/ho-so/${id}/phieu.pdf`,
  receiptPdf: (id: string) => `/quay/ho-so/${id}/bien-nhan.pdf`,

  ownAccount: () => '/tai-khoan',
  ownPassphrase: () => '/tai-khoan/mat-khau',
  ownCode: () => '/tai-khoan/ma',
  ownPasskey: () => '/tai-khoan/khoa-truy-cap',
  ownPasskeyOffer: () => '/tai-khoan/khoa-truy-cap/thu-thach',
  ownProof: (id: string) => `/tai-khoan/bao-ve/${id}`,
  ownSessions: () => '/tai-khoan/phien',
  people: () => '/trong-coi/nguoi',
  newPerson: () => '/trong-coi/them-nguoi',
  person: (id: string) => `/trong-coi/nguoi/${id}`,
  personPart: (id: string, part: PersonPart) => `/trong-coi/nguoi/${id}/${part}`,
  delegations: () => '/trong-coi/uy-quyen',
  delegation: (id: string) => `/trong-coi/uy-quyen/${id}`,
  substitutions: () => '/trong-coi/thay-viec',
  substitution: (id: string) => `/trong-coi/thay-viec/${id}`,
  audit: (asked: Record<string, string> = {}) => {
    const query = new URLSearchParams(asked).toString()
    return `/trong-coi/nhat-ky${query && `?${query}`}`
  },
  auditPack: () => '/trong-coi/nhat-ky/ho-so-su-co',
  auditReason: (reasonId = '') => `/trong-coi/nhat-ky/ly-do${reasonId && `?ma=${reasonId}`}`,
  auditRoot: () => '/trong-coi/nhat-ky/dau-niem',
  auditRootPdf: () => '/trong-coi/nhat-ky/dau-niem.pdf',
  keys: (done?: 'doi') => (done ? `/trong-coi/khoa?da=${done}` : '/trong-coi/khoa'),
  rotateKeys: () => '/trong-coi/khoa/doi',
  devices: () => '/trong-coi/thiet-bi',
  devicePart: (id: string, part: 'ma' | 'thu-hoi') => `/trong-coi/thiet-bi/${id}/${part}`,
  enrolment: (code: string) => `/ket-noi/${code}`,
  enrolmentTry: (code: string) => `/ket-noi/${code}/thu`,
  enrolmentDone: () => '/ket-noi/xong',
  enrolmentCertificate: () => '/ket-noi/chung-thu.crt',
  enrolmentProfile: () => '/ket-noi/chung-thu.mobileconfig',
  dossierPrivacy: (id: string) => `/quay/ho-so/${id}/du-lieu`,
  dossierPrivacyPart: (id: string, part: 'tin-bao' | 'yeu-cau' | 'giu-lai' | 'bo') =>
    `/quay/ho-so/${id}/du-lieu/${part}`,
  requests: () => '/trong-coi/yeu-cau',
  request: (id: string) => `/trong-coi/yeu-cau/${id}`,
  requestPart: (id: string, part: RequestPart) => `/trong-coi/yeu-cau/${id}/${part}`,
  retention: () => '/trong-coi/luu-giu',
  shifts: () => '/ca-truc',
  shiftEnd: (id: string) => `/ca-truc/${id}/khep`,

  assist: () => '/giup',
  /** The list again, and nothing of the last person left on this screen. */
  assistDone: () => '/giup?het=1',
  assistNew: () => '/giup/luot',
  assistVisit: (id: string) => `/giup/${id}`,
  assistPart: (id: string, part: AssistPart) => `/giup/${id}/${part}`,
}

export type RequestPart =
  | 'chung-minh'
  | 'tra-loi'
  | 'dong-y'
  | 'sua-xong'
  | 'gia-han'
  | 'tu-choi'
  | 'thoi'
  | 'dang-giu.pdf'
  | 'dang-giu.json'
export type VisitPart =
  | 'giu-ban-khai'
  | 'thoi-giup'
  | 'lay-ban-khai'
  | 'xem-so'
  | 'ten'
  | 'viec'
  | 'goi'
  | 'giay-to'
  | 'the'
  | 'to-khai'
  | 'doc-lai'
  | 'in'
  | 'mang-to-khai'
  | 'tiep-nhan'
  | 'in-so'
  | 'danh-gia'
  | 've'
  | 'hoan-tac'
  | 'doi-chieu-mau'
export type DossierPart = 'ma' | 'bo-sung' | 'da-bo-sung' | 'ky' | 'tra' | 'rut' | 'phieu' | 'xem'
export type PersonPart = 'sua' | 'duong-dan' | 'dat-lai' | 'ra-het' | 'nghi'
export type AssistPart =
  'dong-y' | 'thoi' | 'viec' | 'the' | 'cau' | 'doc' | 'doc-lai' | 'in' | 'to-khai.pdf' | 'dung'
