/** POST /api/settings/notice-file: a table read into the form of a holiday notice. Nothing is stored. */
import { z } from 'zod';
import { words } from '../../../law/kernel/words.ts';
import { badRequest, forbidden } from '../../platform/http/problems.ts';
import type { App } from '../../platform/http/server.ts';
import { may } from '../../platform/scope/find-actor.ts';
import { UnreadableFile } from '../ledger/sheet/sheet.ts';
import { readNoticeFile } from './notice-file.ts';

/** A year has 366 rows; a file beyond this is something else. */
const LARGEST_BYTES = 512 * 1024;

export function registerNoticeRoutes(app: App): void {
  app.post(
    '/api/settings/notice-file',
    {
      schema: {
        tags: ['settings'],
        summary: 'Reads a table of days off and days made up (multipart: file, xlsx or csv)',
        consumes: ['multipart/form-data'],
        response: {
          200: z.object({
            off: z.array(z.object({ name: z.string(), from: z.string(), to: z.string() })),
            makeUp: z.array(z.string()),
            unread: z.array(z.int()),
          }),
        },
      },
    },
    async (request) => {
      if (!may(app.actorOf(request), 'settings.manage')) throw forbidden();
      const part = await request.file({ limits: { fileSize: LARGEST_BYTES } });
      if (part === undefined) throw badRequest(words('没有文件。', 'There is no file.'), ['file: is missing']);
      try {
        const read = await readNoticeFile(await part.toBuffer(), part.filename);
        return { off: read.off.map((stretch) => ({ ...stretch })), makeUp: [...read.makeUp], unread: [...read.unread] };
      } catch (error) {
        if (!(error instanceof UnreadableFile)) throw error;
        throw badRequest(words(`${error.reason.zh}。${error.remedy.zh}。`, `${error.reason.en}. ${error.remedy.en}.`));
      }
    },
  );
}
