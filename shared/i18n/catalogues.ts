import { ar } from './ar.ts';
import { fr } from './fr.ts';

/** `#catalogues` outside of the browser: both languages, at once. */
export const catalogues = { ar, fr };
