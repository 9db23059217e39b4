/** Tables that hold nothing about anybody: everyone who works here reads them, and no policy narrows them. */
export const REFERENCE_TABLES: readonly string[] = ['organisation', 'region', 'role'];
