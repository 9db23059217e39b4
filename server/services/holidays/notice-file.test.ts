import ExcelJS from 'exceljs';
import { expect, it } from 'vitest';
import { readNoticeFile } from './notice-file.ts';

const csv = (text: string) => readNoticeFile(Buffer.from(text), 'notice.csv');

it('reads days into stretches and made-up days, whatever the heading and the order of columns', async () => {
  const read = await csv(
    '日期,星期,安排,节日\n2027-01-01,周五,休,元旦\n2027-01-02,周六,休,元旦\n2027/2/13,周六,班,春节\n2027年2月5日,周五,放假,春节\n2027年2月6日,周六,放假,春节\n',
  );
  expect(read).toEqual({
    off: [
      { name: '元旦', from: '2027-01-01', to: '2027-01-02' },
      { name: '春节', from: '2027-02-05', to: '2027-02-06' },
    ],
    makeUp: ['2027-02-13'],
    unread: [1],
  });
});

it('keeps two holidays apart that follow one another, and takes a nameless day to the one before', async () => {
  const read = await csv('off,2026-09-25,中秋\noff,2026-09-26,\noff,2026-09-27,国庆\n');
  expect(read.off).toEqual([
    { name: '中秋', from: '2026-09-25', to: '2026-09-26' },
    { name: '国庆', from: '2026-09-27', to: '2026-09-27' },
  ]);
});

it('reads a workbook with real dates', async () => {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('放假').addRows([
    ['日期', '安排'],
    [new Date(Date.UTC(2027, 0, 1)), '休'],
  ]);
  const read = await readNoticeFile(Buffer.from(await book.xlsx.writeBuffer()), '放假安排.xlsx');
  expect(read).toMatchObject({ off: [{ from: '2027-01-01', to: '2027-01-01' }], makeUp: [], unread: [1] });
});

it('says of a file that is no table what it is', async () => {
  await expect(readNoticeFile(Buffer.from('%PDF-1.7'), 'notice.pdf')).rejects.toThrow();
});
