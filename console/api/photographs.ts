import { call } from './client.ts';

/** Longest side of a photograph as it is sent: enough to see what is wrong, and light enough for a phone in the street. */
const LONGEST = 1_600;
const QUALITY = 0.85;

/** Adds a photograph to a case and answers its id. Drawn anew before it is sent, so that it is small, upright and says nothing but what it shows. */
export async function sendPhotograph(caseId: string, file: File): Promise<string> {
  const form = new FormData();
  form.append('caseId', caseId);
  form.append('file', await drawnAnew(file), file.name);
  return (await call<{ id: string }>('/api/files', { method: 'POST', body: form })).id;
}

/** The picture at most {@link LONGEST} wide or high; a file the browser cannot draw goes as it is, and the server says no where it must. */
async function drawnAnew(file: File): Promise<Blob> {
  const image = await createImageBitmap(file).catch(() => undefined);
  if (image === undefined) return file;
  const scale = Math.min(1, LONGEST / Math.max(image.width, image.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.width * scale);
  canvas.height = Math.round(image.height * scale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  return new Promise((done) => canvas.toBlob((blob) => done(blob ?? file), 'image/jpeg', QUALITY));
}
