import type { Refusal, Result } from '#shared/lib/result.ts';
import { call } from '../../app/hooks/api.ts';
import { putFile } from '../../app/hooks/files.ts';
import { linesOf, signersOf, type Setup } from './firstRunState.ts';

export type Work = 'centre' | 'settings' | 'logos';

/** The engine's flat names of the gate's fields, as the form calls them. */
const GATE_FIELDS: Readonly<Record<string, string>> = { nameAr: 'name.ar', nameFr: 'name.fr', cityAr: 'city.ar', cityFr: 'city.fr' };
const about = (refusal: Refusal, field: string): Refusal => ({ code: refusal.code, params: { ...refusal.params, field } });

async function create({ name, city, code, userName, phrase }: Setup): Promise<Result<unknown>> {
  const created = await call('accounts.createCentre', { code: code.trim(), nameAr: name.ar, nameFr: name.fr, cityAr: city.ar, cityFr: city.fr, userName, passphrase: phrase });
  const field = created.ok ? undefined : created.refusal.params?.['field'];
  return created.ok || typeof field !== 'string' ? created : { ok: false, refusal: about(created.refusal, GATE_FIELDS[field] ?? field) };
}
/**
 * Makes the centre, then gives it what its papers carry. What was refused after the centre was made is mended and given again: giving the same twice changes nothing.
 * @param created whether the centre is there already; @param told what is being done now
 */
export async function makeCentre(setup: Setup, created: boolean, told: (work: Work) => void): Promise<{ readonly created: boolean; readonly refusal: Refusal | null }> {
  if (!created) {
    told('centre');
    const made = await create(setup);
    if (!made.ok) return { created, refusal: made.refusal };
  }
  told('settings');
  const { name, city, originals, logos } = setup;
  const saved = await call('settings.save', { name, city, letterhead: { ar: [...linesOf(setup, 'ar')], fr: [...linesOf(setup, 'fr')] }, originals: [...originals], signatories: signersOf(setup) });
  if (!saved.ok) return { created: true, refusal: saved.refusal };
  for (const side of ['right', 'left'] as const) {
    const picture = logos[side];
    if (!picture) continue;
    told('logos');
    const held = await putFile('picture', picture);
    const kept = held.ok ? await call('settings.setLogo', { side, file: held.value.handle }) : held;
    if (!kept.ok) return { created: true, refusal: about(kept.refusal, `logo.${side}`) };
  }
  return { created: true, refusal: null };
}
