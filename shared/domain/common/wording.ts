import type { Bilingual } from './bilingual.ts';

/**
 * Texts of the centre's own in place of a catalogue's, by message key. Each is ICU MessageFormat with no other placeholders than
 * the text it replaces; empty in a language: the catalogue's text stands there.
 */
export type Wording = Readonly<Record<string, Bilingual>>;
