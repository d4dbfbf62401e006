import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { zipSync, strToU8 } from 'fflate';
import { afterAll, expect, it } from 'vitest';
import type { Result } from '#shared/lib/result.ts';
import { bytesOf, cell, draft, put } from '#tests/exchange/workbooks.ts';
import { given } from '#tests/support/engine.ts';
import { aCeremony, aLine, aRecipient } from '#tests/support/forms.ts';
import { temporaryFolder } from '#tests/support/store.ts';
import { startKillable } from './life/killable.ts';
import { readableIn } from './scan.ts';

/*
 * Every feature is used with words that occur nowhere else; then the data folder, the temporary folder and the home of that process are
 * searched for them, while it runs, after it was killed and after it closed in order. Only what a person saves themselves may be read.
 */
const { dir: root, remove } = temporaryFolder();
afterAll(() => { remove(); });
const WORD = 'Zqxmark', ARABIC = 'علامتزقظ', PIN = '73519046', BOTH = { ar: ARABIC, fr: WORD };
/** A text of a feature: the word of all, and one of its own, so that a leak says where it came from. */
const of = (feature: string): { readonly ar: string; readonly fr: string } => ({ ar: `${ARABIC} ${feature}`, fr: `${WORD}-${feature}` });
const [data, temp, home, cache] = ['data', 'temp', 'home', 'compiled'].map((name) => path.join(root, name)) as [string, string, string, string];
for (const folder of [temp, home]) mkdirSync(folder);
const ENV = { TMPDIR: temp, TMP: temp, TEMP: temp, SQLITE_TMPDIR: temp, HOME: home, USERPROFILE: home, XDG_CACHE_HOME: home, XDG_CONFIG_HOME: home, IDMAJ_DEBUG: '' };
const refused = (result: Result<unknown>): string => { if (result.ok) throw new Error('not refused'); return result.refusal.code; };

function leaks(words: readonly string[]): string[] {
  const texts = [WORD, ARABIC, PIN, '%PDF-', 'SQLite format 3', 'CREATE TABLE', 'ZqxPass', ...words];
  return [data, temp, home].flatMap((folder) => readableIn(folder, texts).map((found) => `${path.basename(folder)}/${found}`));
}

it('nothing that any feature was told can be read on the disk', async () => {
  const host = startKillable({ cache, env: ENV }), { client } = host;
  await host.open(data);
  host.session = given(await client.call('accounts.createCentre', { code: 'AGA', nameAr: of('centre').ar, nameFr: of('centre').fr, cityAr: ARABIC, cityFr: WORD, authorityAr: ARABIC, authorityFr: WORD, userName: of('user').fr, passphrase: 'ZqxPass une' })).session;
  given(await client.run('users.add', { name: of('colleague').fr, role: 'companion', passphrase: 'ZqxPass deux' }));
  given(await client.run('accounts.changePassphrase', { passphrase: 'ZqxPass une', newPassphrase: 'ZqxPass trois' }));
  given(await client.call('accounts.setPin', { pin: PIN }));
  const { words } = given(await client.run('accounts.recoverySheet', { language: 'fr' })), sheet = [words.join(' '), words.slice(0, 3).join(' '), given(await client.run('accounts.keystoreKeep', {})).secret];

  const { ceremonyId } = given(await client.call('handover.createCeremony', { ceremony: aCeremony({ title: of('title'), place: of('place'), convention: { number: of('convention').fr, date: null, parties: of('parties') }, giver: { entity: BOTH, representative: BOTH, capacity: BOTH }, signatories: [{ role: 'centre', name: of('signatory'), capacity: BOTH, onBehalfOf: BOTH }] }) }));
  const { recipientId } = given(await client.call('handover.addRecipient', { ceremonyId, recipient: aRecipient({ fileNumber: of('file').fr, name: of('person'), address: of('address'), commune: BOTH, birthPlace: BOTH, projectTitle: of('project') }), lines: [aLine({ designation: of('thing'), brandModel: WORD, serial: of('serial').fr, quantity: 1, funder: BOTH })] }));
  given(await client.call('drafts.save', { key: of('draft').fr, content: JSON.stringify({ typed: of('typed') }) }));
  given(await client.call('settings.save', { contact: { phone: WORD, address: of('contact') }, slipTo: of('slip') }));
  given(await client.call('settings.setLogo', { side: 'left', file: await host.put(strToU8(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>${WORD}</title><rect width="9" height="9" fill="#123"/></svg>`)) }));
  given(await client.run('settings.preview', { change: { slipTo: of('preview') }, paper: 'slip', language: 'fr' }));
  const workbook = draft();
  put(workbook, 'ceremony', cell(workbook, 'ceremony', 'title_fr', 1), of('imported').fr);
  const imported = given(await client.run('exchange.importCeremony', { file: await host.put(bytesOf(workbook)), fileName: `${of('workbook').fr}.xlsx` }));
  expect(imported).toHaveProperty('ceremonyId');
  given(await client.call('search.find', { text: of('person').fr }));

  given(await client.call('handover.issue', { ceremonyId }));
  const { papers } = given(await client.run('handover.print', { ceremonyId, language: 'fr', kinds: ['certificate', 'list', 'slip'], originals: 1 }));
  expect(papers.length).toBeGreaterThan(2);
  const reference = papers.find(({ kind }) => kind === 'certificate')?.reference ?? '';
  given(await client.run('papers.reprint', { reference, language: 'ar' }));
  given(await client.call('papers.sign', { paper: reference }));
  const { scan } = given(await client.call('papers.attachScan', { reference, file: await host.put(strToU8(`%PDF-1.4 ${of('scan').fr} %%EOF`)) }));
  given(await client.call('papers.removeScan', { scanId: scan.scanId, reason: of('removed').fr }));
  const { revision } = given(await client.call('handover.revision', { ceremonyId }));
  given(await client.call('handover.mark', { ceremonyId, recipientId, revision, state: 'reserved', note: of('note').fr }));
  given(await client.call('handover.fileAway', { ceremonyId, reason: of('filed').fr }));
  given(await client.call('papers.verifyFile', { file: await host.put(strToU8(`%PDF-1.4 ${of('verified').fr}`)) }));
  // refusals with the words in them, at every place where one can be: a name, a field, a reason, a workbook
  expect(refused(await client.call('papers.cancel', { reference, reason: of('refused').fr }))).toBe('papers.SIGNED');
  for (const [name, input] of [['handover.issue', { [WORD]: 1 }], [WORD, {}], ['search.find', { text: WORD.repeat(100) }], ['settings.save', { contact: { phone: `${WORD}\n` } }]] as const) await client.call(name as 'handover.issue', input as never);
  given(await client.run('exchange.importCeremony', { file: await host.put(strToU8(WORD)), fileName: `${WORD}.xlsx` }));
  given(await client.call('accounts.hold', {}));
  await client.call('accounts.resume', { pin: '90467351' });
  await client.call('accounts.resume', { passphrase: 'ZqxPass fausse' });
  expect(leaks(sheet)).toEqual([]);
  expect(host.bugs()).toBe(0);
  expect(host.said()).toBe('');
  await host.kill();
  expect(leaks(sheet)).toEqual([]);

  const again = startKillable({ cache, env: ENV });
  await again.open(data);
  again.session = given(await again.client.call('accounts.unlock', { user: of('user').fr, passphrase: 'ZqxPass trois' })).session;
  given(await again.client.call('accounts.lock', {}));
  expect(refused(await again.client.call('accounts.unlock', { user: WORD, passphrase: 'ZqxPass fausse' }))).toBe('store.WRONG_PASSPHRASE');
  expect(leaks(sheet)).toEqual([]);
  expect(again.said()).toBe('');
  await again.kill();
}, 600_000);

it('the search finds a text in every form that it looks for', () => {
  const planted = path.join(root, 'planted');
  mkdirSync(planted);
  const text = `x ${WORD} ${ARABIC} y`, files: Readonly<Record<string, string | Uint8Array>> = {
    utf8: text, utf16: Buffer.from(text, 'utf16le'), utf16be: Buffer.from(text, 'utf16le').swap16(), percent: encodeURIComponent(text), json: JSON.stringify(text).replace(/[^ -~]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`),
    zlib: deflateSync(text), pdf: Buffer.concat([Buffer.from('stream\n'), deflateSync(text), Buffer.from('\nendstream')]), zip: zipSync({ 'a.xml': strToU8(text.repeat(9)) }), base64: Buffer.from(`ab${text}`).toString('base64'), lower: text.toLowerCase(), hex: Buffer.from(text).toString('hex'),
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(planted, name), content);
  writeFileSync(path.join(planted, `${WORD}.txt`), 'nothing');
  const found = readableIn(planted, [WORD]).map((each) => each.split(':')[0]).sort();
  expect(found).toEqual([...Object.keys(files), `${WORD}.txt`].sort());
  expect(readableIn(planted, [ARABIC]).map((each) => each.split(':')[0]).sort()).toEqual(Object.keys(files).sort());
});
