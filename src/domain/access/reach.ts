import type { Action } from './action.ts'

/**
 * How a request reaches the ward: at the office PC itself, over the network of the office with the ward's own certificate,
 * through the public address, or over the plain network of the office, where a device only learns how to connect.
 */
export const reachNames = ['desk', 'hall', 'public', 'enrolment'] as const
export type Reach = (typeof reachNames)[number]

export const deviceKinds = ['desk', 'tablet', 'memberPhone', 'hallScreen', 'board'] as const
export type DeviceKind = (typeof deviceKinds)[number]

/** From which device: any, any that the ward knows, one that people sign in on, or one that an officer works at. */
export type Holder = 'anyDevice' | 'knownDevice' | 'peopleDevice' | 'officerDevice'

/** Where something is answered, and to which devices there. A reach that is not named answers like an unknown address. */
export type Reaches = Partial<Record<Reach, Holder>>

const kindsOf: Record<Exclude<Holder, 'anyDevice'>, readonly DeviceKind[]> = {
  knownDevice: deviceKinds,
  peopleDevice: ['desk', 'tablet', 'memberPhone'],
  officerDevice: ['desk', 'tablet'],
}

/** Pages for everybody: at the desk, in the hall, at home. */
export const everywhere: Reaches = { desk: 'anyDevice', hall: 'anyDevice', public: 'anyDevice' }
/** Helping in the hall, signing in, one's own account: on a device that the ward knows. */
export const atPeoplesDevices: Reaches = { desk: 'anyDevice', hall: 'peopleDevice' }
/** The desk and looking after the ward. */
export const atOfficerDevices: Reaches = { desk: 'anyDevice', hall: 'officerDevice' }
/** This very machine. */
export const atThisMachine: Reaches = { desk: 'anyDevice' }
/** How a device is connected: over the plain network, and again over TLS to see that it worked. */
export const whileEnrolling: Reaches = { hall: 'anyDevice', enrolment: 'anyDevice' }
/** The last steps of it, over TLS only: here the device is given its secret. */
export const overHallOnly: Reaches = { hall: 'anyDevice' }

/** What the squad does on its feet, and everybody's own account. */
const onPhones: readonly Action[] = [
  'hall.open',
  'visit.open',
  'help.offer',
  'visit.assist',
  'form.print',
  'question.read',
  'shift.manage',
  'session.end',
  'account.own',
  'gallery.open',
]

/** Where a page is answered when it does not say: by who may open it. */
export function reachesOf(guard: 'public' | Action): Reaches {
  if (guard === 'public') return everywhere
  return onPhones.includes(guard) ? atPeoplesDevices : atOfficerDevices
}

/** `kind` is that of the enrolled device; null for one that the ward does not know. The desk itself needs no enrolment. */
export function isAnswered(reaches: Reaches, at: { reach: Reach; kind: DeviceKind | null }): boolean {
  const holder = reaches[at.reach]
  if (holder === undefined || holder === 'anyDevice') return holder !== undefined
  return at.kind !== null && kindsOf[holder].includes(at.kind)
}
