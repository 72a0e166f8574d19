import { get, post, type Route } from '../kit/route.ts'
import * as own from './own-acts.tsx'

const guard = 'account.own' as const
/** What one proves oneself with is changed by whoever has just proved herself, and is open while setting it up. */
const guarded = { guard, proof: 'stepUp', whileSettingUp: true } as const

export const ownRoutes: readonly Route[] = [
  get('/tai-khoan', guard, own.show, { whileSettingUp: true }),
  post('/tai-khoan/mat-khau', { ...guarded, audit: 'account.setPassphrase' }, own.savePassphrase),
  post('/tai-khoan/ma', { ...guarded, audit: 'account.setCode' }, own.saveCode),
  post('/tai-khoan/khoa-truy-cap', { ...guarded, audit: 'account.addPasskey' }, own.savePasskey),
  post(
    '/tai-khoan/khoa-truy-cap/thu-thach',
    { guard, audit: 'account.askPasskey', whileSettingUp: true },
    own.offerPasskeyToBrowser,
  ),
  post('/tai-khoan/bao-ve/:credentialId', { ...guarded, audit: 'account.removeProof' }, own.dropProof),
  post('/tai-khoan/phien', { guard, audit: 'session.endOthers', whileSettingUp: true }, own.endOthers),
]
