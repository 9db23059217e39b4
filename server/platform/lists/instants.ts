/** An instant as a workbook says it: `2026-10-09 10:23`, Shanghai. */
export function inShanghai(instant: string | Date): string {
  const at = typeof instant === 'string' ? Date.parse(instant) : instant.getTime();
  return new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
