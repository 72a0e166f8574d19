import { verifyAllAudits, type AuditCheck } from '#modules/audit/index.ts'
import { CliRefusal, CliUsage, parse, type Command } from './cli.ts'
import { dataPlaces, withData } from './open-data.ts'

/** `audit verify`: whether the chain of acts of every ward is whole, and where it breaks. */
export const audit: Command = {
  usage: 'audit verify',
  about: 'kiểm tra nhật ký của từng phường còn nguyên vẹn',
  async run(cli) {
    const { positionals } = parse(cli, { allowPositionals: true, options: {} })
    if (positionals[0] !== 'verify' || positionals.length !== 1) throw new CliUsage('Chỉ có audit verify.')
    const wards = await withData(dataPlaces(), verifyAllAudits)
    const broken = wards.find(({ ok }) => !ok)
    if (!broken) {
      cli.out(cli.json ? JSON.stringify({ ok: true, wards }) : wards.map(showCheck).join('\n'))
      return 0
    }
    if (!cli.json) cli.out(wards.map(showCheck).join('\n'))
    throw new CliRefusal(
      'audit.broken',
      `Nhật ký của phường ${broken.wardId} không liền mạch từ số ${broken.firstBadSeq}.`,
    )
  },
}

function showCheck({ wardId, rows, ok, headHash }: AuditCheck): string {
  return `Phường ${wardId}: ${rows} dòng nhật ký, ${ok ? 'nguyên vẹn' : 'BỊ ĐỨT'}, mã cuối ${headHash}`
}
