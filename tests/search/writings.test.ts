import { afterAll, beforeAll, expect, it } from 'vitest';
import { testCentre, type Centre } from '#tests/beneficiaries/support.ts';
import { given } from '#tests/support/engine.ts';

/* Usual Moroccan names, written in one script and looked for in the other, or otherwise in the same. */
const FOUND: readonly (readonly [name: string, ...asked: string[]])[] = [
  ['نور الدين', 'Noureddine', 'Nour Eddine', 'Nordine', 'نورالدين'], ['صلاح الدين', 'Salaheddine', 'Salah Eddine'], ['عز الدين', 'Azzeddine', 'Azedine'],
  ['عبد الرحمن', 'Abderrahmane', 'Abderahman', 'Abdurrahman', 'Abdelrahman', 'عبدالرحمن'], ['عبد الصمد', 'Abdessamad', 'Abdesamad'], ['عبد السلام', 'Abdeslam', 'Abdessalam'], ['عبد الله', 'Abdellah', 'Abdallah', 'عبدالله'], ['عبد النبي', 'Abdennabi', 'Abdenbi'],
  ['آيت علي', 'ait ali', 'Aït-Ali', 'ايت علي'], ['العلوي', 'Alaoui', 'El Alaoui', 'علوي'], ['العلمي', 'Alami', 'El Alami'], ['علي', 'Ali', 'Aly'], ['علاء الدين', 'Alaeddine'],
  ['عائشة', 'Aicha', 'Aïcha', 'Aisha', 'عايشة'], ['وفاء', 'Ouafae', 'Wafaa'], ['أيوب', 'Ayoub'], ['يحيى', 'Yahya', 'Yahia'], ['وئام', 'Wiam', 'Ouiame'], ['طه', 'Taha'],
  ['الحسين', 'Lhoucine', 'Lahoucine', 'El Houssaine', 'Hussein'], ['لحسن', 'Lahcen', 'Lhassan'], ['Lhaj', 'الحاج'], ['المثال', 'Lmital', 'El Mital'],
  ['فاطمة الزهراء', 'Fatima Zahra', 'Fatimazahra', 'Fatima Ezzahra', 'Fatim-Zohra'], ['الكرسيفي', 'El Guersifi', 'Guersifi'], ['Guessous', 'كسوس', 'ڭسوس'], ['Agadiri', 'أكاديري'], ['غزلان', 'Ghizlane'],
  ['مصطفى', 'Mustapha', 'Mostafa'], ['خديجة', 'Khadija'], ['رضوان', 'Redouane'], ['شيماء', 'Chaimae', 'Shaima'], ['Benkirane', 'بن كيران', 'بنكيران'], ['Soukaina', 'سكينة'],
];
const NOT_FOUND: readonly (readonly [asked: string, name: string])[] = [['Hassan', 'الحسين'], ['Alaoui', 'علي'], ['Ali', 'العلوي'], ['Abdeslam', 'عبد الصمد'], ['Noureddine', 'صلاح الدين'], ['Aicha', 'وفاء']];
let centre: Centre;
beforeAll(async () => {
  centre = await testCentre();
  for (const [name] of FOUND) await centre.open({ cin: '', name: /\p{Script=Arabic}/u.test(name) ? { ar: name, fr: '' } : { ar: '', fr: name } });
  await centre.open({ cin: 'JB900012', name: { ar: '', fr: 'Zzz' } });
});
afterAll(() => centre.at.remove());
const find = async (text: string): Promise<string[]> => given(await centre.at.client.call('beneficiaries.find', { text })).map(({ nameAr, nameFr }) => nameAr || nameFr);

it.each(FOUND)('%s is found however written', async (name, ...asked) => { for (const text of asked) expect([text, await find(text)]).toEqual([text, expect.arrayContaining([name])]); });
it.each(NOT_FOUND)('%s is not %s', async (asked, name) => { expect(await find(asked)).not.toContain(name); });
it.each(['JB9000', '900012', '00012', '0001', '012', '9000'])('any piece of an ID number finds it: %s', async (piece) => { expect(await find(piece)).toContain('Zzz'); });
it('a piece of somebody’s ID number is no part of another’s file number', async () => {
  const { fileNumber } = await centre.open({ cin: 'JB1', name: { ar: '', fr: 'Yyy' } }), number = fileNumber.split('/').at(-1) ?? '';
  await centre.open({ cin: `JB7${number}7`, name: { ar: '', fr: 'Xxx' } });
  expect(await find(fileNumber)).toEqual(['Yyy']);
  expect(await find(number)).toEqual(['Yyy', 'Xxx']);
});
