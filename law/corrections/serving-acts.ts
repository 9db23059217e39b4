/** Acts that serve a paper: from a duty that one of them does, one goes to the paper (servings.ts says which). */
const ACTS: readonly string[] = ['serve-copy', 'serve-refusal', 'serve-move', 'send-receipt'];

/** The procuratorate is told of a lost person at once, by telephone if need be; of a leave it is told with the certificate. */
export function isServed({ rule, doneBy }: { readonly rule: string; readonly doneBy?: string | null | undefined }): boolean {
  return (
    doneBy !== undefined && doneBy !== null && (ACTS.includes(doneBy) || (doneBy === 'tell-procuratorate' && rule === 'LEAVE-07'))
  );
}
