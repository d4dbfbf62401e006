import { PRISON_WORDS } from '#shared/domain/common/lexicon.ts';
import type { PaperHead } from '#shared/domain/handover.ts';
import { LANGS, message } from '#shared/i18n/index.ts';
import { refuse, type No } from '#shared/lib/result.ts';

/** Letters of a text that a refusal shows. */
const SHOWN = 80;
const textsIn = (value: unknown): string[] => (typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []);
/**
 * A text of a paper that may not stand on it (domain.md §5): the programme's name, or a word of prison outside the names of the Foundation and of
 * the centre itself. What somebody typed is theirs to mend: it is named, never left out.
 */
export function unprintableText({ person, ...told }: { readonly person: unknown }, { letterhead }: PaperHead, restricted: (text: string) => boolean): No | null {
  const names = LANGS.flatMap((lang) => [message(lang, 'accounts.FOUNDATION'), letterhead.name[lang], ...letterhead.lines[lang]]).filter((name) => name !== '').toSorted((a, b) => b.length - a.length);
  const tells = (text: string): boolean => PRISON_WORDS.test(names.reduce((rest, name) => rest.replaceAll(name, ''), text));
  // where somebody lives is what it is called
  const found = textsIn(person).find(restricted) ?? textsIn(told).find((text) => restricted(text) || tells(text));
  return found === undefined ? null : refuse('casePapers.RESTRICTED_TEXT', { text: [...found].slice(0, SHOWN).join('') });
}
