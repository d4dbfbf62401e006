import { describe, expect, it } from 'vitest';
import { checkCatalogues } from '../../build/checks/catalogues.ts';
import { plant } from './plant.ts';

const list = (lang: 'ar' | 'fr'): string => `import handover from './${lang}/handover.json' with { type: 'json' };\nexport const ${lang} = { handover };`;
const CODE = "export const code = (message: (lang: string, key: string) => string) => message('fr', 'handover.hello');";

/** A tree with one message in both languages, said by one file of code. */
const tree = ({ ar = 'مرحبا', fr = 'Bonjour', code = CODE, more = {} }: { ar?: string; fr?: string; code?: string; more?: Record<string, string> }) => plant({
  'shared/i18n/ar/handover.json': JSON.stringify({ hello: ar }),
  'shared/i18n/fr/handover.json': JSON.stringify({ hello: fr }),
  'shared/i18n/ar.ts': list('ar'),
  'shared/i18n/fr.ts': list('fr'),
  'electron/hosts/cli.ts': code,
  ...more,
});
const six = (sixth: string) => `{n, plural, zero {لا سطر} one {سطر واحد} two {سطران} few {# أسطر} many {# سطرا} ${sixth}}`;

describe('catalogues', () => {
  it.each([
    ['plain words', { }],
    ['French punctuation', { fr: 'Fichier «\u00a0{name}\u00a0»\u00a0: existe-t-il\u202f? L’heure 14:30, https://exemple.ma.', ar: 'هل الملف «{name}» موجود؟' }],
    ['a French placeholder before the no-break space', { fr: '{a}\u00a0: {b}', ar: '{a}: {b}' }],
    ['six Arabic categories', { ar: six('other {# سطر}'), fr: '{n, plural, one {# ligne} other {# lignes}}' }],
    ['a number where the other language has a plural', { ar: six('other {# سطر}'), fr: 'Lignes\u00a0: {n}' }],
    ['a person’s sex', { ar: '{sex, select, F {المزدادة} other {المزداد}}', fr: '{sex, select, F {née} other {né}}' }],
    ['a key by its beginning', { code: 'export const say = (m: (k: string) => string, x: string) => m(`handover.${x}`);' }],
  ])('accepts %s', (_, parts) => {
    expect(checkCatalogues(tree(parts))).toEqual([]);
  });

  const fr = 'shared/i18n/fr/handover.json handover.hello:', ar = 'shared/i18n/ar/handover.json handover.hello:';
  it.each([
    ['a straight apostrophe', { fr: "L'outil" }, `${fr} straight apostrophe: write ’`],
    ['straight quotes', { fr: 'dit "oui"' }, `${fr} straight quotes: write « … »`],
    ['a plain space before a colon', { fr: 'Total : 3' }, `${fr} a no-break space goes before : ; ! ? »`],
    ['no space before a question mark', { fr: 'Vraiment?' }, `${fr} a no-break space goes before : ; ! ? »`],
    ['no space after a placeholder', { fr: '{name}: oui', ar: '{name}' }, `${fr} a no-break space goes before : ; ! ? »`],
    ['a plain space inside quotation marks', { fr: '« oui »' }, `${fr} a no-break space goes after «`],
    ['a fault inside a branch', { fr: '{sex, select, F {l\u2019une} other {dit : oui}}', ar: '{sex, select, F {ا} other {ب}}' }, `${fr} a no-break space goes before : ; ! ? »`],
    ['Arabic-Indic digits', { ar: 'سنة ٢٠٢٥' }, `${ar} Arabic-Indic digits: Moroccan papers use 0–9`],
    ['vowel marks', { ar: 'مَرحبا' }, `${ar} vowel marks`],
    ['a Latin comma', { ar: 'نعم, لا' }, `${ar} Latin comma, semicolon or question mark after an Arabic word: write ، ؛ ؟`],
    ['five Arabic categories', { ar: '{n, plural, one {سطر} two {سطران} few {# أسطر} many {# سطرا} other {# سطر}}', fr: '{n}' }, `${ar} plural of n lacks zero`],
    ['broken MessageFormat', { fr: '{name' }, `${fr} not ICU MessageFormat: EXPECT_ARGUMENT_CLOSING_BRACE`],
    ['an empty message', { fr: ' ' }, `${fr} empty`],
    ['another placeholder', { ar: '{name}', fr: '{nom}' }, 'handover.hello: placeholders differ: ar name; fr nom'],
    ['another kind of placeholder', { ar: '{sex, select, F {هي} other {هو}}', fr: '{sex}' }, 'handover.hello: {sex} is select in ar, value in fr'],
    ['other branches', { ar: '{sex, select, F {هي} other {هو}}', fr: '{sex, select, M {il} other {elle}}' }, 'handover.hello: {sex} has branches F, other in ar, M, other in fr'],
    ['an unused key', { code: 'export {};' }, 'handover.hello: used nowhere in code'],
    ['a beginning that ends elsewhere', { code: 'export const say = (m: (k: string) => string, x: string) => m(`handover.goodbye.${x}`);' }, 'handover.hello: used nowhere in code'],
    ['a missing key', { code: `${CODE} declare const refuse: (key: string) => void; refuse('handover.GONE');` }, 'electron/hosts/cli.ts:1 no message handover.GONE'],
    ['a missing beginning', { code: `${CODE} declare const refuse: (key: string) => void; refuse(\`trades.\${code}\`);` }, 'electron/hosts/cli.ts:1 no message trades.…'],
    ['a key in one language', { more: { 'shared/i18n/fr/handover.json': '{ "hello": "Bonjour", "bye": "Adieu" }' } }, 'handover.bye: missing in ar'],
    ['a key written twice', { more: { 'shared/i18n/fr/handover.json': '{\n "hello": "Bonjour",\n "hello": "Salut"\n}' } }, 'shared/i18n/fr/handover.json:1 holds a key twice'],
    ['a nested catalogue', { more: { 'shared/i18n/fr/handover.json': '{ "hello": { "a": "b" } }' } }, 'shared/i18n/fr/handover.json:1 hello: a catalogue is flat, every value a text'],
    ['a file in one language', { more: { 'shared/i18n/fr/more.json': '{}' } }, 'shared/i18n/fr/more.json:1 has no counterpart in ar'],
    ['a file that is not JSON', { more: { 'shared/i18n/fr/handover.json': '{' } }, 'handover.hello: missing in fr'],
    ['a catalogue under another name', { more: { 'shared/i18n/ar.ts': list('ar').replace('{ handover }', '{ hand: handover }') } }, 'shared/i18n/ar.ts:1 does not register ar/handover.json as handover'],
    ['the other language’s catalogue', { more: { 'shared/i18n/fr.ts': list('fr').replace('./fr/', './ar/') } }, 'shared/i18n/fr.ts:1 does not register fr/handover.json as handover'],
  ])('finds %s', (_, parts, problem) => {
    expect(checkCatalogues(tree(parts))).toContain(problem);
  });
});
