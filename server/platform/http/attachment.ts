/** The Content-Disposition of a download (RFC 6266): a plain name for old programs, the real one in UTF-8. */
export function attachment(name: string): string {
  const ending = /\.[A-Za-z0-9]{1,5}$/.exec(name)?.[0] ?? '';
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="guitu${ending}"; filename*=UTF-8''${encoded}`;
}
