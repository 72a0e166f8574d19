import { text as readAll } from 'node:stream/consumers'
import { parseCard, type Person } from '#domain/person/index.ts'
import { vi } from '#i18n/vi.ts'
import { showDate } from '#lib/plain-date.ts'
import { answer, CliUsage, parse, type Cli, type Command } from './cli.ts'
import { refuseCli } from './words.ts'

/** `card <raw QR text>`: the person a card's code says, strictly; `-` reads the text from standard input. */
export const card: Command = {
  usage: 'card <chuỗi quét được | ->',
  about: 'Đọc mã QR của thẻ căn cước. Mã hỏng thì từ chối, không đoán.',
  async run(cli: Cli) {
    const { positionals } = parse(cli, { allowPositionals: true, options: {} })
    if (positionals.length !== 1) throw new CliUsage('Cần đúng một chuỗi, đặt trong dấu nháy.')
    const raw = positionals[0] === '-' ? await readAll(process.stdin) : positionals[0]!
    const read = parseCard(raw)
    if (!read.ok) return refuseCli(read.error)
    const { person, warnings } = read.value
    return answer(cli, { person: whole(person), warnings }, () =>
      show(
        person,
        warnings.map(({ code }) => vi.card.warnings[code]),
      ),
    )
  },
}

function whole(person: Person) {
  const {
    idNumber = null,
    oldIdNumber = null,
    fullName = null,
    dateOfBirth = null,
    sex = null,
    residence = null,
    issuedOn = null,
  } = person
  return { idNumber, oldIdNumber, fullName, dateOfBirth, sex, residence, issuedOn }
}

function show(person: Person, warnings: string[]): string {
  const lines = [
    `Họ tên     ${person.fullName}`,
    `Ngày sinh  ${showDate(person.dateOfBirth ?? '')}`,
    `Giới tính  ${person.sex === 'male' ? 'Nam' : 'Nữ'}`,
    `Số         ${person.idNumber}`,
    `Cư trú     ${person.residence}`,
    ...(person.issuedOn ? [`Ngày cấp   ${showDate(person.issuedOn)}`] : []),
    ...warnings.map((said) => `Lưu ý      ${said}`),
  ]
  return lines.join('\n')
}
