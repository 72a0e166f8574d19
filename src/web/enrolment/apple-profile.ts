import { createHash } from 'node:crypto'
import type { Hall } from '#modules/reach/index.ts'

type Told = { name: string; say: string; wardCode: string }

/** A configuration profile that holds one root certificate. Its ids come from the certificate: installing twice is once. */
export function profileOf(
  { certificateDer }: Pick<Hall['issuer'], 'certificateDer'>,
  { name, say, wardCode }: Told,
): string {
  const idOf = (part: string) =>
    uuidFrom(createHash('sha256').update(certificateDer).update(part).digest('hex'))
  const identifier = `vn.motcua.${wardCode.toLowerCase().replace(/[^a-z0-9]/g, '')}`
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
<key>PayloadType</key><string>Configuration</string>
<key>PayloadVersion</key><integer>1</integer>
<key>PayloadIdentifier</key><string>${identifier}</string>
<key>PayloadUUID</key><string>${idOf('profile')}</string>
<key>PayloadDisplayName</key><string>${escaped(name)}</string>
<key>PayloadDescription</key><string>${escaped(say)}</string>
<key>PayloadContent</key><array><dict>
<key>PayloadType</key><string>com.apple.security.root</string>
<key>PayloadVersion</key><integer>1</integer>
<key>PayloadIdentifier</key><string>${identifier}.root</string>
<key>PayloadUUID</key><string>${idOf('root')}</string>
<key>PayloadDisplayName</key><string>${escaped(name)}</string>
<key>PayloadCertificateFileName</key><string>mot-cua.cer</string>
<key>PayloadContent</key><data>${certificateDer.toString('base64')}</data>
</dict></array>
</dict></plist>
`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function uuidFrom(hex: string): string {
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ]
    .join('-')
    .toUpperCase()
}
