/** A civil date `YYYY-MM-DD`, without time zone. */
export type CivilDate = string & { readonly __brand: 'CivilDate' };
