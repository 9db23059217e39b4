/**
 * A photograph says more than it shows: where it was taken, when, with whose phone. What is stored holds the picture and none of that. Metadata are
 * segments of their own in a JPEG file and chunks of their own in a PNG file; the picture itself is not decoded and not changed.
 */

/** The bytes without EXIF, XMP, IPTC and comments; anything that is not a JPEG or PNG file is given back as it is. */
export function withoutMetadata(bytes: Buffer): Buffer {
  if (bytes.length > 3 && bytes.readUInt16BE(0) === 0xffd8) return withoutSegments(bytes);
  if (bytes.length > 8 && bytes.readUInt32BE(0) === 0x89504e47) return withoutChunks(bytes);
  return bytes;
}

const START_OF_SCAN = 0xda;
const COMMENT = 0xfe;
/** APP1 (EXIF and XMP) to APP13 (IPTC) and APP15; APP0 (JFIF), APP2 (the colour profile) and APP14 (Adobe's colour transform) are needed to draw it. */
const isMetadata = (marker: number) =>
  marker === COMMENT || (marker >= 0xe1 && marker <= 0xef && marker !== 0xe2 && marker !== 0xee);

function withoutSegments(bytes: Buffer): Buffer {
  const kept = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes.readUInt8(at + 1);
    if (marker === START_OF_SCAN) break;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length) break;
    const turned = marker === 0xe1 ? orientationOf(bytes.subarray(at + 4, end)) : undefined;
    // Which way up it is belongs to the picture; it is kept, alone.
    if (turned !== undefined && turned !== 1) kept.push(orientationSegment(turned));
    if (!isMetadata(marker)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return Buffer.concat([...kept, bytes.subarray(at)]);
}

const EXIF = Buffer.from('Exif\0\0', 'latin1');
const ORIENTATION = 0x0112;

/** The orientation tag of an EXIF segment; undefined where there is none. */
function orientationOf(segment: Buffer): number | undefined {
  if (!segment.subarray(0, EXIF.length).equals(EXIF)) return undefined;
  const tiff = segment.subarray(EXIF.length);
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number) => (at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const long = (at: number) => (at + 4 > tiff.length ? 0 : little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const directory = long(4);
  for (let entry = 0; entry < short(directory); entry += 1) {
    const at = directory + 2 + entry * 12;
    if (short(at) === ORIENTATION) return short(at + 8);
  }
  return undefined;
}

/** An EXIF segment that says which way up the picture is and nothing else. */
function orientationSegment(orientation: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('MM', 0, 'latin1');
  tiff.writeUInt16BE(42, 2);
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(ORIENTATION, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(2 + EXIF.length + tiff.length, 2);
  return Buffer.concat([head, EXIF, tiff]);
}

const SAYS_MORE: readonly string[] = ['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME'];

function withoutChunks(bytes: Buffer): Buffer {
  const kept = [bytes.subarray(0, 8)];
  let at = 8;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) break;
    if (!SAYS_MORE.includes(bytes.toString('latin1', at + 4, at + 8))) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return Buffer.concat([...kept, bytes.subarray(at)]);
}
