/** Every address, typed, once. Vietnamese without diacritics: citizens and officers read them. */
export const paths = {
  home: () => '/',
  procedures: (query?: string) => (query ? `/thu-tuc?q=${encodeURIComponent(query)}` : '/thu-tuc'),
  procedure: (id: string) => `/thu-tuc/${id}`,
  procedurePapers: (id: string) => `/thu-tuc/${id}/giay-to.pdf`,
  myDossier: () => '/ho-so',
  dossierByCode: (code: string) => `/ho-so/${code}`,

  signIn: (token: string) => `/vao/${token}`,
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

  assist: () => '/giup',
  assistNew: () => '/giup/luot',
  assistVisit: (id: string) => `/giup/${id}`,
  assistPart: (id: string, part: AssistPart) => `/giup/${id}/${part}`,
}

export type VisitPart =
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
export type DossierPart = 'ma' | 'bo-sung' | 'da-bo-sung' | 'ky' | 'tra' | 'rut' | 'phieu'
export type AssistPart = 'dong-y' | 'viec' | 'the' | 'cau' | 'doc-lai' | 'dung'
