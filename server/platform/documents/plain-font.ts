/** WOFF 1 is an ordinary font whose tables are deflated: unpacked, any program reads it. */
import { inflateSync } from 'node:zlib';

/** Turns one WOFF 1 file into the TrueType or OpenType file it was made from. */
export function plainFont(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF 1 font');
  const tables = woff.readUInt16BE(12);
  const power = Math.floor(Math.log2(tables));
  const header = Buffer.alloc(12 + 16 * tables);
  woff.copy(header, 0, 4, 8);
  header.writeUInt16BE(tables, 4);
  header.writeUInt16BE(16 << power, 6);
  header.writeUInt16BE(power, 8);
  header.writeUInt16BE(16 * tables - (16 << power), 10);
  const parts: Buffer[] = [header];
  let end = header.length;
  for (let index = 0; index < tables; index++) {
    const entry = 44 + 20 * index;
    const start = woff.readUInt32BE(entry + 4);
    const packed = woff.readUInt32BE(entry + 8);
    const length = woff.readUInt32BE(entry + 12);
    const stored = woff.subarray(start, start + packed);
    const line = 12 + 16 * index;
    woff.copy(header, line, entry, entry + 4);
    woff.copy(header, line + 4, entry + 16, entry + 20);
    header.writeUInt32BE(end, line + 8);
    header.writeUInt32BE(length, line + 12);
    const padding = (4 - (length % 4)) % 4;
    parts.push(packed < length ? inflateSync(stored) : stored, Buffer.alloc(padding));
    end += length + padding;
  }
  return Buffer.concat(parts);
}
