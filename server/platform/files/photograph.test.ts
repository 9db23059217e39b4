import { expect, test } from 'vitest';
import { withoutMetadata } from './photograph.ts';

const segment = (marker: number, content: Buffer) => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
};
const START = Buffer.from([0xff, 0xd8]);
const JFIF = segment(0xe0, Buffer.from('JFIF\0\x01\x02\0\0\x01\0\x01\0\0', 'latin1'));
const SCAN = Buffer.concat([segment(0xda, Buffer.from([1, 2, 3])), Buffer.from([9, 9, 0xff, 0xd9])]);

/** An EXIF segment with the orientation and the place where the picture was taken. */
function exif(orientation: number): Buffer {
  const tiff = Buffer.alloc(60);
  tiff.write('II', 0, 'latin1');
  tiff.writeUInt16LE(42, 2);
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(2, 8);
  tiff.writeUInt16LE(0x0112, 10);
  tiff.writeUInt16LE(3, 12);
  tiff.writeUInt32LE(1, 14);
  tiff.writeUInt16LE(orientation, 18);
  tiff.write('GPS 27.32N 115.44E', 40, 'latin1');
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]));
}

test('a photograph keeps its picture and loses where it was taken', () => {
  const taken = Buffer.concat([START, JFIF, exif(1), segment(0xfe, Buffer.from('phone of Wang')), SCAN]);
  expect(withoutMetadata(taken)).toEqual(Buffer.concat([START, JFIF, SCAN]));
});

test('which way up it is stays, and only that', () => {
  const stored = withoutMetadata(Buffer.concat([START, JFIF, exif(6), SCAN]));
  expect(stored.includes('GPS')).toBe(false);
  // Its own orientation is read again: stripping twice changes nothing.
  expect(withoutMetadata(stored)).toEqual(stored);
  expect(stored.length).toBeLessThan(Buffer.concat([START, JFIF, exif(6), SCAN]).length);
});

test('a picture without metadata is the same to the byte', () => {
  const plain = Buffer.concat([START, JFIF, SCAN]);
  expect(withoutMetadata(plain)).toEqual(plain);
});

test('a PNG file loses its texts and keeps the rest', () => {
  const chunk = (type: string, content: string) => {
    const head = Buffer.alloc(4);
    head.writeUInt32BE(content.length);
    return Buffer.concat([head, Buffer.from(type + content, 'latin1'), Buffer.alloc(4)]);
  };
  const sign = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const drawn = [chunk('IHDR', 'x'), chunk('IDAT', 'picture'), chunk('IEND', '')];
  const [header, ...rest] = drawn;
  const taken = Buffer.concat([sign, header ?? Buffer.alloc(0), chunk('eXIf', 'GPS'), chunk('tEXt', 'Author'), ...rest]);
  expect(withoutMetadata(taken)).toEqual(Buffer.concat([sign, ...drawn]));
});

test('what is broken or something else is left alone', () => {
  expect(withoutMetadata(Buffer.from('%PDF-1.7'))).toEqual(Buffer.from('%PDF-1.7'));
  const cut = Buffer.concat([START, Buffer.from([0xff, 0xe1, 0xff, 0xff, 1, 2])]);
  expect(withoutMetadata(cut)).toEqual(cut);
});
