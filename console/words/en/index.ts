import type { SameWords } from '../language.ts';
import type { zh } from '../zh/index.ts';
import { account } from './account.ts';
import { act } from './act.ts';
import { administration } from './administration.ts';
import { cases } from './cases.ts';
import { desk } from './desk.ts';
import { duties } from './duties.ts';
import { file } from './file.ts';
import { imports } from './imports.ts';
import { letters } from './letters.ts';
import { lists } from './lists.ts';
import { matters } from './matters.ts';
import { people } from './people.ts';
import { shell } from './shell.ts';
import { signIn } from './sign-in.ts';

/** Everything the console says, in English; complete, or it does not compile. */
export const en: SameWords<typeof zh> = {
  account,
  act,
  administration,
  cases,
  shell,
  signIn,
  desk,
  duties,
  file,
  imports,
  letters,
  lists,
  matters,
  people,
};
