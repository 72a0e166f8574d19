export {
  addDevice,
  codeMinutes,
  enrolDevice,
  findAwaitedDevice,
  listDevices,
  renewDeviceCode,
  revokeDevice,
  type AddedDevice,
} from './enrol-device.ts'
export type { DeviceRow } from './devices.store.ts'
export { devicesOver, type Devices, type KnownDevice } from './known-devices.ts'
