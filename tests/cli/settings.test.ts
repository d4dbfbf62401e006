import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idmaj, workFolder, type Ran } from '#tests/support/cli.ts';
import { lightenKeys } from '#tests/support/keys.ts';

/* The centre's settings by the command line alone, on the built program. */
const folder = workFolder(), data = folder.at('data'), passphrase = 'quatre mots bien choisis';
const run = (...args: string[]): Ran => idmaj(['settings', ...args, '--data', data], { passphrase });
const json = <T>(ran: Ran): T => { expect(ran).toMatchObject({ status: 0, err: '' }); return JSON.parse(ran.out) as T; };
interface Shown { version: number; settings: { city: { fr: string }; letterhead: { ar: string[]; fr: string[] }; originals: object[]; contact: object; programme: object[]; logos: { left: string | null }; wording: object } }
const shown = (): Shown => json(run('--json'));
/** Which version stands: each change that was taken makes one, each refusal none. */
let version = 1, afterChanges = 0;

beforeAll(async () => {
  expect(idmaj(['init', '--data', data, '--code', 'AGA', '--name-ar', 'مركز التجربة', '--name-fr', 'Centre d’essai', '--city-fr', 'Agadir'], { passphrase })).toMatchObject({ status: 0, err: '' });
  await lightenKeys(data, passphrase);
});
afterAll(folder.remove);

describe('settings by the command line', () => {
  it('shows all as `set` takes it', () => {
    const ran = run();
    expect(ran).toMatchObject({ status: 0, err: '' });
    for (const line of ['city.fr = Agadir', 'letterhead.fr = Royaume du Maroc | ', 'originals = المستفيد / Le bénéficiaire | ', 'handoverCertificate.declaration']) expect(ran.out).toContain(line);
  });
  it.each<[string, string, (settings: Shown['settings']) => unknown, unknown]>([
    ['city.fr', 'Tiznit', ({ city }) => city.fr, 'Tiznit'],
    ['letterhead.ar', 'سطر أول | سطر ثان', ({ letterhead }) => letterhead.ar, ['سطر أول', 'سطر ثان']],
    ['originals', 'المستفيد / Le bénéficiaire | المركز / Le centre', ({ originals }) => originals, [{ ar: 'المستفيد', fr: 'Le bénéficiaire' }, { ar: 'المركز', fr: 'Le centre' }]],
    ['contact.address.fr', 'Rue 1', ({ contact }) => contact, { phone: '', address: { ar: '', fr: 'Rue 1' }, hours: { ar: '', fr: '' } }],
    ['text.handoverCertificate.title.fr', 'Décharge', ({ wording }) => wording, { 'handoverCertificate.title': { ar: '', fr: 'Décharge' } }],
  ])('sets %s', (key, value, of, expected) => {
    version += 1;
    expect(json(run('set', key, value, '--json'))).toEqual({ version, changed: true });
    expect(of(shown().settings)).toEqual(expected);
    expect(json(run('set', key, value, '--json'))).toEqual({ version, changed: false });
  });
  it('takes a whole change from a file, and brings back what stood there first', () => {
    const before = shown();
    writeFileSync(folder.at('change.json'), JSON.stringify({ city: { fr: 'Tata' }, programme: [{ minutes: null, text: { ar: 'أ', fr: 'A' } }] }));
    expect(run('set', '--file', folder.at('change.json'))).toMatchObject({ status: 0, out: expect.stringContaining(String(before.version + 1)) });
    expect(shown().settings).toMatchObject({ city: { fr: 'Tata' }, programme: [{ minutes: null, text: { ar: 'أ', fr: 'A' } }] });
    for (const key of ['city', 'programme', 'letterhead', 'text.handoverCertificate.title']) expect(run('reset', key)).toMatchObject({ status: 0 });
    expect(shown().settings).toMatchObject({ city: { fr: 'Agadir' }, programme: before.settings.programme, wording: {}, letterhead: { ar: ['المملكة المغربية', 'مؤسسة محمد السادس لإعادة إدماج السجناء', 'مركز التجربة'] } });
  });
  it('shows a text with its values', () => {
    const ran = run('text', 'handoverCertificate.closed');
    expect(ran).toMatchObject({ status: 0, err: '' });
    for (const piece of ['حصر هذا المحضر', 'Arrêté le présent', '{amount} – obligatoire']) expect(ran.out).toContain(piece);
    expect(run('text', 'handoverCertificate.transfer').out).toContain('{sex, select, F{…} other{…}}');
  });
  it('places a logo and takes it away', () => {
    writeFileSync(folder.at('logo.svg'), '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path d="M0 0h40v20H0z" fill="#205080"/></svg>');
    expect(run('logo', 'left', folder.at('logo.svg'))).toMatchObject({ status: 0, err: '' });
    expect(shown().settings.logos.left).toMatch(/^[0-9a-f]{64}$/);
    writeFileSync(folder.at('logo.png'), 'no picture');
    expect(run('logo', 'left', folder.at('logo.png'), '--json')).toMatchObject({ status: 1 });
    expect(run('logo', 'left', 'none')).toMatchObject({ status: 0, err: '' });
    const { settings, version: last } = shown();
    expect(settings.logos.left).toBeNull();
    afterChanges = last;
  });
  it.each<[string[], number, string]>([
    [['set', 'colour', 'red'], 2, 'UNKNOWN_SETTING'], [['set', 'city.fr'], 2, 'SETTING_KEY_OR_FILE'], [['set', 'originals', 'Le centre'], 2, 'SETTING_PAIR'],
    [['reset', 'logo'], 2, 'UNKNOWN_SETTING'], [['logo', 'top', 'x.png'], 2, 'BAD_CHOICE'], [['logo', 'left', '/nowhere/x.png'], 1, 'FILE_NOT_FOUND'], [['text', 'app.CANCELLED'], 2, 'UNKNOWN_SETTING'],
    [['set', 'text.handoverCertificate.title.fr', '{nom}'], 1, 'PLACEHOLDER_UNKNOWN'], [['set', 'text.app.CANCELLED.fr', 'x'], 1, 'TEXT_NOT_EDITABLE'], [['set', 'letterhead.fr', 'x | | y'], 1, 'NOT_ONE_LINE'],
  ])('refuses %j in both languages', (args, status, code) => {
    const ran = run(...args, '--json');
    expect(ran.status).toBe(status);
    expect(JSON.parse(ran.out)).toMatchObject({ errors: [{ code, message: { ar: expect.stringMatching(/\p{Script=Arabic}/u), fr: expect.any(String) } }] });
  });
  it('has changed nothing by a refusal', () => { expect(shown().version).toBe(afterChanges); });
  it('refuses a change that is no JSON', () => {
    writeFileSync(folder.at('broken.json'), '{');
    expect(run('set', '--file', folder.at('broken.json'), '--json')).toMatchObject({ status: 2, out: expect.stringContaining('NOT_JSON') });
    writeFileSync(folder.at('list.json'), '[1]');
    expect(run('set', '--file', folder.at('list.json'), '--json')).toMatchObject({ status: 1, out: expect.stringContaining('INVALID_INPUT') });
  });
  it('says how in both languages', () => {
    for (const lang of ['ar', 'fr'] as const) expect(idmaj(['settings', '--help'], { lang }).out.split('\n').filter((line) => line.startsWith('  idmaj settings'))).toHaveLength(5);
  });
});
