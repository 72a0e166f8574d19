import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '#lib/os/project-root.ts'
import { ConfigRefusal, readConfig } from './config.ts'

function refusalOf(env: Record<string, string>): ConfigRefusal {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigRefusal) return error
  }
  throw new Error('was not refused')
}

describe('the environment', () => {
  it('may be empty: everything runs on this machine alone', () => {
    expect(readConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 8340,
      dataDir: './data',
      keyFile: './keys/master.key',
    })
  })

  it('as the example shows it is usable', () => {
    const text = readFileSync(join(projectRoot(), '.env.example'), 'utf8')
    const offered = [...text.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value])
    expect(readConfig(Object.fromEntries(offered) as Record<string, string>)).toEqual(readConfig({}))
  })

  it.each([
    ['PORT', { PORT: 'abc' }],
    ['PORT', { PORT: '70000' }],
    ['PRINTER_ESCPOS', { PRINTER_ESCPOS: 'no port' }],
    ['HOST', { HOST: '0.0.0.0' }],
    ['HOST', { HOST: '0.0.0.0', PUBLIC_URL: 'http://phuong.example.vn' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'phuong.example.vn' }],
    ['HALL', { HALL: 'yes' }],
    ['HALL_PORT', { HALL: 'on', HALL_PORT: '8340' }],
    ['HALL_ADDRESS', { HALL_ADDRESS: '203.0.113.9' }],
    ['TRUSTED_PROXY', { TRUSTED_PROXY: '10.0.0.9' }],
    ['TRUSTED_PROXY', { TRUSTED_PROXY: 'proxy.local', PUBLIC_URL: 'https://phuong.example.vn' }],
    ['KEY_FILE', { DATA_DIR: './data', KEY_FILE: './data/master.key' }],
    ['KEY_FILE', { KEY_FILE: 'data/deep/er/k' }],
  ])('with an unsafe or unusable %s is refused, and the sentence names the variable', (variable, env) => {
    const refusal = refusalOf(env as Record<string, string>)
    expect(refusal.variable).toBe(variable)
    expect(refusal.message).toContain(variable)
  })

  it('may open the hall, and name the proxy in front', () => {
    expect(readConfig({}).hall).toEqual({ isOn: false, port: 8343, address: undefined })
    expect(readConfig({ HALL: 'on', HALL_ADDRESS: '192.168.1.20' }).hall).toEqual({
      isOn: true,
      port: 8343,
      address: '192.168.1.20',
    })
    expect(
      readConfig({ PUBLIC_URL: 'https://phuong.example.vn', TRUSTED_PROXY: '10.0.0.9, fd00::9' })
        .trustedProxies,
    ).toEqual(['10.0.0.9', 'fd00::9'])
  })

  it('may open to the office behind https, and keep its key beside the data', () => {
    expect(readConfig({ HOST: '0.0.0.0', PUBLIC_URL: 'https://phuong.example.vn' }).host).toBe('0.0.0.0')
    expect(readConfig({ DATA_DIR: './data', KEY_FILE: './data-keys/k' }).keyFile).toBe('./data-keys/k')
    expect(readConfig({ DATA_DIR: './a/data', KEY_FILE: './a/k' }).keyFile).toBe('./a/k')
  })
})
