/** The package has no types of its own; what we use of it. */
declare module 'pino-roll' {
  import type { DestinationStream } from 'pino';
  export default function roll(options: {
    readonly file: string;
    readonly extension: string;
    readonly frequency: 'daily' | 'hourly';
    readonly dateFormat: string;
    readonly size: string;
    readonly mkdir: boolean;
    readonly limit: { readonly count: number; readonly removeOtherLogFiles: boolean };
  }): Promise<DestinationStream>;
}
