import { expect, test } from 'vitest'
import { runCommand } from './run-command.ts'

const card =
  '045192000123|191234567|Nguyễn Thị Thuỳ Dương|05091992|Nữ|Khu phố 2, Đông Thanh, Đông Hà, Quảng Trị|12072021'

async function read(raw: string, ...more: string[]) {
  const said = { out: '', error: '' }
  const code = await runCommand(['card', raw, ...more], {
    out: (text) => void (said.out += text),
    error: (text) => void (said.error += text),
  })
  return { code, ...said }
}

test.each([
  ['seven', card],
  ['eleven', `${card}||||`],
  ['six', card.slice(0, card.lastIndexOf('|'))],
])('a card of %s fields is told', async (_, raw) => {
  const { code, out } = await read(raw, '--json')
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    person: {
      idNumber: '045192000123',
      fullName: 'Nguyễn Thị Thuỳ Dương',
      dateOfBirth: '1992-09-05',
      sex: 'female',
    },
    warnings: [],
  })
})

test.each([
  ['marks lost', card.replaceAll(/[^\x20-\x7e]/g, '?'), 'card.full-name'],
  ['replacement marks', card.replace('ễ', '\ufffd'), 'card.damaged'],
  [
    'marks stripped',
    card
      .replace('Nguyễn Thị Thuỳ Dương', 'Nguyen Thi Thuy Duong')
      .replace(/Khu.*Trị/, 'Khu pho 2, Dong Thanh'),
    'card.lost-letters',
  ],
  ['an input method', card.replace('Nguyễn', 'Nguyeenx'), 'card.typing-traces'],
  ['a driving licence', '450123456789|LÊ VĂN THỬ|01/01/1990|B2|01/02/2020', 'card.is-driving-licence'],
])('damaged or other text is refused whole: %s', async (_, raw, code) => {
  const refused = await read(raw, '--json')
  expect(refused.code).toBe(1)
  expect(JSON.parse(refused.out)).toMatchObject({ error: { code } })
  expect(refused.out + refused.error).not.toContain('045192000123')
})

test('what does not fit together is said in words', async () => {
  const { code, out } = await read(card.replace('045192', '045089'))
  expect(code).toBe(0)
  expect(out).toContain('Lưu ý      Năm sinh trên thẻ khác với năm trong số định danh')
  expect(out).toContain('Lưu ý      Giới tính trên thẻ khác với số định danh')
})
