import type { ar } from './ar.ts';
import type { fr } from './fr.ts';

interface Catalogues { ar: typeof ar; fr: typeof fr }
/** `#catalogues` in the browser, whose first screen waits for one language only. Nothing is said in one that has not arrived. */
export const catalogues = {} as Catalogues;
const ARRIVALS = {
  ar: async () => { catalogues.ar = (await import('./ar.ts')).ar; },
  fr: async () => { catalogues.fr = (await import('./fr.ts')).fr; },
};
/** Once it resolves, sentences can be said in the language. Fails where its file cannot be had. */
export const arrival = (lang: keyof Catalogues): Promise<void> => (lang in catalogues ? Promise.resolve() : ARRIVALS[lang]());
