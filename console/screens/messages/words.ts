/** The words of the messages' pages, brought along by them. */
import { messages as en } from '../../words/en/messages.ts';
import { addWords } from '../../words/language.ts';
import { messages as zh } from '../../words/zh/messages.ts';

addWords({ zh: { messages: zh }, en: { messages: en } });
