/**
 * Counts on the rendered paper the places left to be written by hand: runs of dots in its text. Signature areas have
 * no dots, and a value that was filled stands on a drawn line, so a finished paper counts none.
 */
export async function countHandwritten(pdf: Uint8Array): Promise<number> {
  const { extractText, getDocumentProxy } = await import('unpdf')
  const document = await getDocumentProxy(new Uint8Array(pdf))
  const { text } = await extractText(document, { mergePages: true })
  return (text.match(/…{3,}|\.{6,}/g) ?? []).length
}
