/** What a file is, read from its first bytes: the name it comes with and what the sender says of it prove nothing. */

/** Media types that are taken, with the ending a download gets. */
export const MEDIA_TYPES = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
  'application/ofd': 'ofd',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'audio/mpeg': 'mp3',
  'audio/wav': 'wav',
  'audio/mp4': 'm4a',
  'video/mp4': 'mp4',
} as const;
export type MediaType = keyof typeof MEDIA_TYPES;

/** The type of `bytes`, or undefined when it is none of those that are taken. */
export function sniffMediaType(bytes: Buffer): MediaType | undefined {
  const starts = (text: string, at = 0) => bytes.subarray(at, at + text.length).equals(Buffer.from(text, 'latin1'));
  if (starts('\xff\xd8\xff')) return 'image/jpeg';
  if (starts('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (starts('RIFF') && starts('WEBP', 8)) return 'image/webp';
  if (starts('RIFF') && starts('WAVE', 8)) return 'audio/wav';
  if (starts('%PDF-')) return 'application/pdf';
  if (starts('ID3') || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe6) === 0xe2)) return 'audio/mpeg';
  if (starts('ftyp', 4)) return starts('M4A', 8) ? 'audio/mp4' : 'video/mp4';
  if (starts('PK\x03\x04')) return packedType(bytes);
  return undefined;
}

/** Office and OFD files are zips; the names of their parts stand readable in the directory at the end. */
function packedType(bytes: Buffer): MediaType | undefined {
  const directory = bytes.subarray(Math.max(0, bytes.length - 256 * 1024)).toString('latin1');
  if (directory.includes('word/document.xml') && !directory.includes('vbaProject.bin')) {
    return 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  }
  if (directory.includes('xl/workbook.xml') && !directory.includes('vbaProject.bin')) {
    return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  }
  return directory.includes('OFD.xml') ? 'application/ofd' : undefined;
}
