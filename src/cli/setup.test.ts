import { expect, it } from 'vitest'
import { addressOf } from './open-app.ts'
import { runCommand } from './run-command.ts'

const whole = [
  '--code',
  '19333',
  '--name',
  'Phường Thử',
  '--province',
  'Tỉnh Thử',
  '--place',
  'Thử',
  '--address',
  '1 đường Thử',
  '--phone',
  '0233',
  '--administrator',
  'Quản Trị',
]

async function setUp(args: string[]) {
  const said = { out: '', error: '', wired: 0 }
  const wire = () => {
    said.wired += 1
    return Promise.reject(new Error('nothing may be opened'))
  }
  const code = await runCommand(['setup', ...args], {
    out: (text) => void (said.out += text),
    error: (text) => void (said.error += text),
    wire,
  })
  return { code, ...said }
}

it.each([
  ['a code that is no number', whole.with(1, 'xx'), 'Mã phường'],
  ['the code that belongs to the demonstration', whole.with(1, '001'), 'Mã phường'],
  ['no address', whole.filter((word) => word !== '--address' && word !== '1 đường Thử'), '--address'],
  ['an option there is not', [...whole, '--key', 'x'], '--key'],
])('%s is wrong usage, and nothing is opened or made', async (_, args, named) => {
  const { code, error, wired } = await setUp(args)
  expect({ code, wired }).toEqual({ code: 2, wired: 0 })
  expect(error).toContain(named)
})

it('the address told is one that can be opened on this machine', () => {
  const addresses = ['127.0.0.1', '0.0.0.0', '::', '::1', '192.168.1.5', 'fd00::5'].map((host) =>
    addressOf({ host, port: 8340 }),
  )
  expect(addresses).toEqual([
    'http://localhost:8340',
    'http://localhost:8340',
    'http://localhost:8340',
    'http://localhost:8340',
    'http://192.168.1.5:8340',
    'http://[fd00::5]:8340',
  ])
})
