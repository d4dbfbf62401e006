import { describe, expect, it } from 'vitest';
import { PRISON_WORDS } from '#shared/domain/common/lexicon.ts';
import { restrictedFinder } from '#shared/domain/exchange.ts';
import { checkWording, editableText, EDITABLE_TEXTS, type EditableText } from '#shared/domain/settings.ts';
import { LANGS, message, messageText, wordsOf, type Lang, type MessageKey } from '#shared/i18n/index.ts';
import { readMessage, type MessageShape } from '#shared/i18n/placeholders.ts';
import { present } from '#shared/lib/assert.ts';
import { seeded } from '#tests/support/store.ts';

const shape = (text: string, lang: Lang = 'fr'): MessageShape => {
  const read = readMessage(lang, text);
  if (read.fault !== null) throw new Error(`${read.fault}: ${text}`);
  return read.shape;
};
const restricted = restrictedFinder(['Moussalaha', 'مصالحة']);
const check = (editable: EditableText, text: string, lang: Lang = 'fr') =>
  checkWording(editable, text, shape(messageText(lang, editable.key), lang), { read: (typed) => readMessage(lang, typed), restricted, field: 'x' });
const codeOf = (key: MessageKey, text: string, lang: Lang = 'fr', more: Partial<EditableText> = {}): string =>
  check({ ...present(editableText(key), key), ...more }, text, lang)?.refusal.code.slice('settings.'.length) ?? 'accepted';

describe('a text of the centre’s own', () => {
  const declaration = 'handoverCertificate.declaration', done = 'handoverCertificate.done', closed = 'handoverCertificate.closed', intro = 'handoverCertificate.intro';
  it.each<[MessageKey, string, string]>([
    ['handoverCertificate.title', 'Décharge de matériel', 'accepted'],
    ['handoverCertificate.title', 'x'.repeat(201), 'TEXT_TOO_LONG'],
    [declaration, 'x'.repeat(4000), 'accepted'],
    [declaration, 'x'.repeat(4001), 'TEXT_TOO_LONG'],
    [declaration, 'Deux\nparagraphes', 'TEXT_NOT_ONE_PARAGRAPH'],
    [declaration, 'Deux\u2029paragraphes', 'TEXT_NOT_ONE_PARAGRAPH'],
    [declaration, 'Une\ttabulation', 'TEXT_NOT_ONE_PARAGRAPH'],
    [declaration, 'À \u202Elenvers', 'TEXT_UNSEEN_SIGN'],
    [declaration, 'Isolé \u2067x\u2069', 'TEXT_UNSEEN_SIGN'],
    [declaration, 'Je <b>soussigné</b>', 'TEXT_TAG'],
    [declaration, 'Moins de 3 < 4 pièces', 'accepted'],
    [declaration, 'Je {sex, select, F{soussignée} other{soussigné}', 'TEXT_MALFORMED'],
    [declaration, 'Je } déclare', 'TEXT_BRACE'],
    [declaration, 'Je {} déclare', 'TEXT_MALFORMED'],
    [declaration, 'Je {sex, choisir, F{a} other{b}}', 'TEXT_MALFORMED'],
    [declaration, 'Je {sex, select, F{soussignée} M{soussigné}}', 'TEXT_NO_OTHER'],
    [declaration, 'Je déclare jusqu\'{until}', 'TEXT_BRACE'],
    [declaration, 'Je, {nom}, déclare', 'PLACEHOLDER_UNKNOWN'],
    [declaration, 'Je {sexe, select, F{e} other{}} x', 'PLACEHOLDER_UNKNOWN'],
    [declaration, 'Je suis {sex}', 'PLACEHOLDER_KIND'],
    [closed, 'Somme de {amount, plural, one {un} other {#}} ({words})', 'PLACEHOLDER_KIND'],
    [closed, 'Somme de {amount, number} ({words})', 'PLACEHOLDER_KIND'],
    [closed, 'Somme de {amount, date} ({words})', 'PLACEHOLDER_KIND'],
    [closed, 'Somme de {amount, select, other{x}} {words}', 'PLACEHOLDER_KIND'],
    [closed, 'La somme est de {amount}, soit {words}.', 'accepted'],
    [closed, 'La somme est de {amount}.', 'PLACEHOLDER_MISSING'],
    [done, 'Fait {sex, select, F{le {date}, en {originals}} other{en {originals}}}.', 'PLACEHOLDER_MISSING'],
    [done, 'Fait {sex, select, F{pour elle le {date}} other{pour lui le {date}}}, en {originals}.', 'accepted'],
    [done, 'Fait à {city}, le {date}, en {originals}.', 'PLACEHOLDER_UNGUARDED'],
    [done, 'Fait {hasCity, select, yes{à {city},} other{}} le {date}, en {originals}.', 'accepted'],
    [done, 'Fait {hasCity, select, yes{} other{à {city},}} le {date}, en {originals}.', 'PLACEHOLDER_UNGUARDED'],
    [declaration, 'Je ne vendrai rien jusqu’au {until}.', 'PLACEHOLDER_UNGUARDED'],
    [declaration, 'Je ne vendrai rien{disposal, select, loanUntil{ jusqu’au {until}} until{ jusqu’au {until} ({months})} other{}}.', 'accepted'],
    [intro, 'Le {date}{hasConvention, select, yes{ ({hasNumber, select, yes{n° {number}} other{}})} other{}}.', 'accepted'],
    [intro, 'Le {date} ({hasNumber, select, yes{n° {number}} other{}}).', 'PLACEHOLDER_UNGUARDED'],
    [declaration, 'Je {sex, select, f{soussignée} other{soussigné}}', 'BRANCH_UNKNOWN'],
    [declaration, 'Je {sex, select, F{soussignée} M{soussigné} other{soussigné}}', 'accepted'],
    [declaration, '{sex, select, F{} other{Je soussigné}}', 'TEXT_SAYS_NOTHING'],
    [declaration, '…', 'TEXT_SAYS_NOTHING'],
    [declaration, 'Programme Moussalaha 2017-2025', 'RESTRICTED_LABEL'],
    [declaration, 'Programme {sex, select, F{Moussa} other{moussa}}laha', 'RESTRICTED_LABEL'],
  ])('%s: %s: %s', (key, text, code) => { expect(codeOf(key, text, 'fr', { kept: [] })).toBe(code); });

  it.each<[string, string]>([
    ['Je ne vendrai rien.', 'PLACEHOLDER_LOST'],
    ['Je ne vendrai rien{disposal, select, until{ jusqu’au {until}} other{}}.', 'PLACEHOLDER_LOST'],
    ['Je ne vendrai rien{disposal, select, until{ jusqu’au {until}} loanUntil{ jusqu’au {until}} other{}}.', 'accepted'],
    ['Je {sex, select, F{soussignée} other{soussigné}} ne vendrai rien{disposal, select, until{ jusqu’au {until}} loanUntil{{sex, select, F{ jusqu’au {until}} other{}}} other{}}.', 'PLACEHOLDER_LOST'],
  ])('a declaration keeps the date until which the goods may not be sold: %s: %s', (text, code) => { expect(codeOf(declaration, text)).toBe(code); });

  it('tells which placeholders exist, and how one stands that is not always known', () => {
    expect(check(present(editableText(closed), closed), 'Somme : {montant}')?.refusal).toEqual({ code: 'settings.PLACEHOLDER_UNKNOWN', params: { field: 'x', name: '{montant}', known: '{amount}, {words}' } });
    expect(check(present(editableText(done), done), 'Fait à {city} le {date} en {originals}')?.refusal.params).toMatchObject({ pattern: '{hasCity, select, yes{…{city}…} other{}}' });
  });
  it('is refused a word of prison where the paper is shown to others', () => {
    const text = 'Remis à un ancien détenu';
    expect(PRISON_WORDS.test(text)).toBe(true);
    expect(codeOf('handoverCertificate.title', text)).toBe('accepted');
    expect(codeOf('handoverCertificate.title', text, 'fr', { neutral: true })).toBe('PRISON_WORD');
    expect(codeOf('handoverCertificate.title', 'سلم لسجين سابق', 'ar', { neutral: true })).toBe('PRISON_WORD');
    expect(codeOf('handoverCertificate.title', '{sex, select, F{x} other{y}}', 'fr', { neutral: true })).toBe('PLACEHOLDER_UNKNOWN');
  });
  it('may be the catalogue’s own, in both languages', () => {
    for (const text of EDITABLE_TEXTS) for (const lang of LANGS) expect([text.key, lang, check(text, messageText(lang, text.key), lang)]).toEqual([text.key, lang, null]);
  });
  it('has required placeholders that the catalogue prints too', () => {
    for (const { key, required = [] } of EDITABLE_TEXTS) for (const lang of LANGS) expect(required.filter((name) => !shape(messageText(lang, key), lang).get(name)?.ways.some((way) => way.length === 0))).toEqual([]);
  });
});

describe('no accepted text throws or leaves a hole', () => {
  /** What the templates give: every placeholder, empty where it is not known (electron/engine/documents/templates/parts/clauses.ts). */
  const given = (of: MessageShape, pick: (limit: number) => number): Record<string, string | number> => {
    const values: Record<string, string | number> = {};
    for (const [name, { kinds, branches }] of of) values[name] = kinds.has('choice') ? [...branches, 'M', 'no'][pick(branches.size + 2)] ?? '' : name.toUpperCase();
    return values;
  };
  const random = seeded();
  const pick = random.below.bind(random);
  const one = <T>(from: readonly T[]): T => present(from[pick(from.length)], 'not empty');
  function text(of: MessageShape, depth = 0): string {
    const names = [...of.keys(), 'nobody', '0', ''], words = ['Je ', 'soussigné ', 'l’', 'l\'', ' ', '{', '}', '#', '<b>', 'a<1', '٣ ', 'سلم ', '’'];
    let out = '';
    for (let i = pick(6); i >= 0; i -= 1) {
      const kind = pick(depth > 2 ? 3 : 8), name = one(names), branches = [...of.get(name)?.branches ?? [], 'other'];
      if (kind < 2) out += words[pick(pick(6) === 0 ? words.length : 3)] ?? '';
      else if (kind === 2) out += `{${name}}`;
      else if (kind < 7) out += `{${name}, select, ${[...new Set([one(branches), ...(pick(12) === 0 ? [] : ['other'])])].map((branch) => `${branch}{${text(of, depth + 1)}}`).join(' ')}}`;
      else out += `{${name}, ${one(['plural', 'selectordinal', 'number', 'date', 'time', 'number, ::currency/MAD', 'number, ::%%%'])}${one(['', ', other{#}', ', =1{x} other{{sex}}'])}}`;
    }
    return out;
  }
  it('by chance', () => {
    let accepted = 0;
    for (let round = 0; round < 1500; round += 1) {
      const editable = one(EDITABLE_TEXTS), lang = one(LANGS), original = shape(messageText(lang, editable.key), lang), own = text(original);
      const verdict = check(editable, own, lang);
      if (verdict) {
        for (const language of LANGS) expect(message(language, verdict.refusal.code, verdict.refusal.params).length).toBeGreaterThan(10);
        continue;
      }
      accepted += 1;
      for (let i = 0; i < 12; i += 1) {
        const values = given(original, pick), words = wordsOf({ [editable.key]: { ar: own, fr: own } }, lang), say = `seed ${random.seed}: ${lang} ${editable.key} ${own} ${JSON.stringify(values)}`;
        expect(words.say(editable.key, values).trim(), say).not.toBe('');
        expect(words.parts(editable.key, { ...values, ...(values['amount'] !== undefined && { amount: { bold: true } }) }).length, say).toBeGreaterThan(0);
        for (const name of editable.required ?? []) expect(words.say(editable.key, values), say).toContain(String(values[name]));
      }
    }
    expect(accepted, `seed ${random.seed}`).toBeGreaterThan(25);
  });
});
