import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { idmaj } from './cli.ts';
import { lightenKeys } from './keys.ts';

export interface Made { readonly centreId: string; readonly ceremonyId: string }
const PAUSE = 100;

/** The demonstration, made by the built command line, with keys that a test can afford. */
async function made(data: string): Promise<Made> {
  const { status, out, err } = idmaj(['demo', '--data', data, '--json']);
  if (status !== 0) throw new Error(`the demonstration was not made: ${out}${err}`);
  await lightenKeys(data, 'demo');
  return JSON.parse(out) as Made;
}
/**
 * The demonstration in a folder of the test's own. `npm test` names a place (IDMAJ_DEMONSTRATION) where it is made once, by whoever wants
 * it first, and copied for everybody; a test file that is run alone makes its own.
 */
export async function demonstrationIn(data: string): Promise<Made> {
  const shared = process.env['IDMAJ_DEMONSTRATION'];
  if (shared === undefined) return made(data);
  const told = path.join(shared, 'made.json');
  let mine = true;
  try { mkdirSync(shared); } catch { mine = false; }
  if (mine) {
    let answer = '{}';
    try { answer = JSON.stringify(await made(path.join(shared, 'data'))); } finally { writeFileSync(`${told}.new`, answer); renameSync(`${told}.new`, told); }
  }
  while (!existsSync(told)) await new Promise((resume) => { setTimeout(resume, PAUSE); });
  const answer = JSON.parse(readFileSync(told, 'utf8')) as Partial<Made>;
  if (answer.centreId === undefined || answer.ceremonyId === undefined) throw new Error('the demonstration could not be made for all tests');
  cpSync(path.join(shared, 'data'), data, { recursive: true });
  return { centreId: answer.centreId, ceremonyId: answer.ceremonyId };
}
