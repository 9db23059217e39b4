/** The roles a post can have. Their titles, reach and permissions are rows of guitu.role; only the names are code. */
export const ROLES = [
  'officer',
  'office-head',
  'county-examiner',
  'county-head',
  'bureau-head',
  'higher-agency',
  'city-viewer',
  'province-viewer',
  'prosecutor',
  'auditor',
  'administrator',
  'grid-manager',
  'grid-centre',
  'grid-checker',
  'handling-unit',
  'court',
  'police',
  'prison',
] as const;
export type Role = (typeof ROLES)[number];
