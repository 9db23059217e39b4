import type { Config } from '../../../config.ts';
import type { Carriers } from './carrier.ts';
import { mailCarrier } from './mail.ts';
import { smsFolder } from './sms-folder.ts';
import { smsGateway } from './sms-gateway.ts';

/** The carriers the configuration sets up. Text messages always have one: without a gateway they become files. */
export function openCarriers({ messages, dataFolder }: Pick<Config, 'messages' | 'dataFolder'>): Carriers {
  return {
    ...(messages.mail ? { mail: mailCarrier(messages.mail) } : {}),
    sms: messages.sms ? smsGateway(messages.sms) : smsFolder(dataFolder),
  };
}
