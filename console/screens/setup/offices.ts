export interface OfficeLine {
  readonly region: string;
  readonly name: string;
}

/** Reads the offices, one a line: nine digits, a space, a name. Answers the offices or the number of the first line that cannot be read. */
export function readOffices(text: string): { readonly offices: readonly OfficeLine[] } | { readonly badLine: number } {
  const offices: OfficeLine[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const found = /^\s*(\d{9})[\s,，、]+(\S.*?)\s*$/.exec(line);
    if (!found?.[1] || !found[2]) return { badLine: at + 1 };
    offices.push({ region: found[1], name: found[2] });
  }
  return { offices };
}
