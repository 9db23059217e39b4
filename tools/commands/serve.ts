/** `guitu serve`: the server, as `npm start` runs it once everything is installed and built. Ends with Ctrl-C. */
export async function run(): Promise<number> {
  await import('../../server/main.ts');
  return 0;
}
