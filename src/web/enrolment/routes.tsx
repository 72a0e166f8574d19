import { overHallOnly, whileEnrolling } from '#domain/access/reach.ts'
import { wardOfToken } from '#modules/accounts/index.ts'
import { enrolDevice, findAwaitedDevice } from '#modules/devices/index.ts'
import { missing, notFound, page, redirectTo, refused, type Reply } from '../kit/reply.ts'
import { get, post, type Req, type Route } from '../kit/route.ts'
import { paths } from '../paths.ts'
import { profileOf } from './apple-profile.ts'
import { DoneEnrolPage, LostCodePage, TryPage } from './enrolment-end.page.tsx'
import { StepsPage } from './steps.page.tsx'
import { systemOf } from './systems.ts'

/** Looking, installing, coming back: far more than one device needs, far less than guessing needs. */
const looks = { name: 'device.look', times: 60, minutes: 1 }
const enrolments = { name: 'device.enrol', times: 20, minutes: 1 }
/** As long as browsers keep one; every page in the hall begins it anew. */
const longest = 400 * 86_400

export const enrolmentRoutes: readonly Route[] = [
  get('/ket-noi', 'public', ({ hall }) => (hall ? missing(<LostCodePage />) : notFound()), {
    reaches: whileEnrolling,
  }),
  get('/ket-noi/chung-thu.crt', 'public', giveCertificate, { reaches: whileEnrolling }),
  get('/ket-noi/chung-thu.mobileconfig', 'public', giveProfile, { reaches: whileEnrolling }),
  get('/ket-noi/xong', 'public', () => page(<DoneEnrolPage />), {
    reaches: { hall: 'knownDevice' },
  }),
  get('/ket-noi/:code', 'public', showSteps, { reaches: whileEnrolling, limit: looks }),
  get('/ket-noi/:code/thu', 'public', showTry, { reaches: overHallOnly, limit: looks }),
  post(
    '/ket-noi/:code',
    { guard: 'public', audit: 'device.enrol', reaches: overHallOnly, limit: enrolments },
    enrol,
  ),
]

function giveCertificate({ hall }: Req): Reply {
  if (!hall) return notFound()
  const bytes = hall.issuer.certificateDer
  return { kind: 'file', bytes, type: 'application/x-x509-ca-cert', name: 'mot-cua.crt', inline: false }
}

/** Telephones of one maker install a certificate only from a profile. */
function giveProfile({ hall, ctx, t }: Req): Reply {
  if (!hall) return notFound()
  const words = { name: t.reach.profileName(ctx.ward.name), say: t.reach.profileSay(ctx.ward.name) }
  const bytes = Buffer.from(profileOf(hall.issuer, { ...words, wardCode: ctx.ward.code }))
  return {
    kind: 'file',
    bytes,
    type: 'application/x-apple-aspen-config',
    name: 'mot-cua.mobileconfig',
    inline: true,
  }
}

async function awaited({ ctx, params }: Req) {
  const code = params.code ?? ''
  return wardOfToken(code) === ctx.ward.wardId ? findAwaitedDevice(ctx, code) : undefined
}

async function showSteps(req: Req): Promise<Reply> {
  const { hall, params, query, browser } = req
  const device = await awaited(req)
  const origin = hall?.origin()
  if (!hall || !device || !origin) return missing(<LostCodePage />)
  return page(
    <StepsPage
      code={params.code ?? ''}
      device={device.name}
      system={systemOf(query.get('may') ?? browser)}
      tryAt={`${origin}${paths.enrolmentTry(params.code ?? '')}`}
      fingerprint={hall.issuer.fingerprint}
    />,
  )
}

/** Reached over TLS, and no warning stood in the way: the certificate is installed. */
async function showTry(req: Req): Promise<Reply> {
  const device = await awaited(req)
  return device
    ? page(<TryPage code={req.params.code ?? ''} device={device.name} />)
    : missing(<LostCodePage />)
}

async function enrol({ ctx, params, deviceCookie }: Req): Promise<Reply> {
  const code = params.code ?? ''
  if (wardOfToken(code) !== ctx.ward.wardId) return missing(<LostCodePage />)
  const enrolled = await enrolDevice(ctx, code)
  if (!enrolled.ok)
    return enrolled.error.code === 'not-found' ? missing(<LostCodePage />) : refused(enrolled.error)
  const cookie = { name: deviceCookie, value: enrolled.value.token, maxAge: longest }
  return redirectTo(paths.enrolmentDone(), { cookies: [cookie] })
}
