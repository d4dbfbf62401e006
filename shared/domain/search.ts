/** By what a hit was found; `closeSpelling`: another spelling of the same sounds. */
export const FOUND_BY = ['name', 'fileNumber', 'cin', 'title', 'convention', 'reference', 'serial', 'inventory', 'closeSpelling'] as const;
export type FoundBy = (typeof FOUND_BY)[number];
