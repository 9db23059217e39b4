import { expect, test } from 'vitest';
import { launchBrowser } from './chromium.ts';

/** Draws a text in black on white and counts what is not white. */
async function ink(text: string, font: string): Promise<{ ink: number; picture: string }> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 240, height: 60 } });
    await page.setContent(`<p style="font: 24px ${font}; margin: 8px">${text}</p>`);
    const picture = (await page.screenshot()).toString('base64');
    const dark = await page.evaluate(async (data) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = image.width;
      canvas.height = image.height;
      const pen = canvas.getContext('2d');
      if (!pen) return 0;
      pen.drawImage(image, 0, 0);
      const { data: pixels } = pen.getImageData(0, 0, image.width, image.height);
      let count = 0;
      for (let at = 0; at < pixels.length; at += 4) if ((pixels[at] ?? 255) < 128) count++;
      return count;
    }, picture);
    return { ink: dark, picture };
  } finally {
    await browser.close();
  }
}

test('the browser draws Chinese, not empty boxes, in Hei and in Song', { timeout: 60_000 }, async () => {
  const hei = await ink('永丰县恩江镇', 'sans-serif');
  const song = await ink('永丰县恩江镇', 'serif');
  const other = await ink('坑田镇沿陂镇', 'sans-serif');
  expect(hei.ink).toBeGreaterThan(300);
  expect(song.ink).toBeGreaterThan(200);
  expect(hei.picture).not.toBe(song.picture);
  expect(hei.picture).not.toBe(other.picture);
});
