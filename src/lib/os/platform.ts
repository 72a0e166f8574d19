/** The office PC is often Windows; nobody else asks the system what it is. */
export function isWindows(): boolean {
  return process.platform === 'win32'
}
