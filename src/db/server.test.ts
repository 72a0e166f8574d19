import { createServer, type AddressInfo, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { dbOver } from './client.ts'
import { openServer } from './server.ts'
import { DbUnavailable } from './unavailable.ts'

const letIn = Buffer.from([
  ...Buffer.from('R'),
  0,
  0,
  0,
  8,
  0,
  0,
  0,
  0,
  ...Buffer.from('Z'),
  0,
  0,
  0,
  5,
  ...Buffer.from('I'),
])

test('a server that lets in and then says nothing is a lost connection, not an endless wait, and its connection is not used again', async () => {
  const sockets: Socket[] = []
  const server = createServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => {})
    socket.once('data', () => socket.write(letIn))
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const db = dbOver(openServer(`postgres://nobody@127.0.0.1:${port}/nothing`, 50))
  try {
    for (let turn = 1; turn <= 2; turn++) {
      const fault = await db.inWard(1, () => Promise.resolve('never')).catch((error: unknown) => error)
      expect(fault).toBeInstanceOf(DbUnavailable)
      expect(fault).toMatchObject({ name: 'DbUnavailable', code: 'connection-lost' })
      expect(sockets).toHaveLength(turn)
    }
  } finally {
    await db.close()
    for (const socket of sockets) socket.destroy()
    server.close()
  }
})
