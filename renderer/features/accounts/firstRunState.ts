import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import { restrictedFinder } from '#shared/domain/exchange.ts';
import type { Signatory } from '#shared/domain/handover.ts';
import { ownWords } from '#shared/domain/common/passphrase.ts';
import type { Strength } from '#shared/domain/common/strength.ts';
import type { Side } from '#shared/domain/settings.ts';
import { LANGS, message, type Lang, type MessageKey } from '#shared/i18n/index.ts';
import type { Refusal } from '#shared/lib/result.ts';
import { phraseFaults } from '../../components/newPhrase.tsx';
import { faultsOf, isAbout, type Text } from '../../components/refusals.ts';

/* What is typed on the first run. Nothing of it is kept anywhere before the centre exists: there is no encrypted store to keep it in. */
export interface Setup {
  readonly name: Bilingual;
  readonly code: string;
  readonly city: Bilingual;
  /** Null: the lines follow the centre's name until somebody changes them. */
  readonly letterhead: Readonly<Record<Lang, readonly string[] | null>>;
  readonly logos: Readonly<Record<Side, File | null>>;
  readonly signatories: readonly Signatory[];
  readonly originals: readonly Bilingual[];
  readonly userName: string;
  readonly phrase: string;
  readonly again: string;
  readonly noted: boolean;
}
export const NONE: Bilingual = { ar: '', fr: '' };
export const NO_SIGNATORY: Signatory = { role: 'centre', name: NONE, capacity: NONE, onBehalfOf: NONE };
const said = (key: MessageKey): Bilingual => ({ ar: message('ar', key), fr: message('fr', key) });

export const freshSetup = (): Setup => ({
  name: NONE, code: '', city: NONE, letterhead: { ar: null, fr: null }, logos: { left: null, right: null }, signatories: [],
  originals: (['settings.originalBeneficiary', 'settings.originalCommittee', 'accounts.FOUNDATION', 'settings.originalCentre', 'settings.originalRegion'] as const).map(said),
  userName: '', phrase: '', again: '', noted: false,
});
export const linesOf = ({ letterhead, name }: Setup, lang: Lang): readonly string[] => letterhead[lang] ?? [message(lang, 'accounts.KINGDOM'), message(lang, 'accounts.FOUNDATION'), name[lang].trim()];
/** A row in which nothing was typed is none. */
const isSaid = ({ name, capacity, onBehalfOf }: Signatory): boolean => [name, capacity, onBehalfOf].some(({ ar, fr }) => ar.trim() || fr.trim());
export const signersOf = ({ signatories }: Setup): Signatory[] => signatories.filter(isSaid);
export const wordsOfCentre = ({ name, city, code, userName }: Setup): readonly string[] =>
  ownWords([name.ar, name.fr, city.ar, city.fr, code, userName, ...LANGS.flatMap((lang) => message(lang, 'accountsForm.ownWords').split('|'))]);

export const STEPS = ['centre', 'head', 'people', 'phrase', 'review'] as const;
export type StepName = (typeof STEPS)[number];
const BELONGS: Readonly<Record<StepName, readonly string[]>> = {
  centre: ['name', 'code', 'city'], head: ['letterhead', 'logo'], people: ['signatories', 'originals'], phrase: ['userName', 'phrase', 'again', 'noted'], review: [],
};
/** The step in which a refusal is mended; the last one where it names no field of the others. */
export const stepOf = (refusal: Refusal): StepName => STEPS.find((step) => isAbout(refusal, BELONGS[step])) ?? 'review';

export const CODE = /^[A-Z][A-Z0-9]{1,7}$/;
const pair = (path: string, value: Bilingual, most: number, needed = false): Text[] => [{ path: `${path}.ar`, text: value.ar, most, needed }, { path: `${path}.fr`, text: value.fr, most, needed }];
/** The programme's name, which stands on no paper: the gate would refuse it without saying where. */
const restricted = restrictedFinder(LANGS.flatMap((lang) => message(lang, 'accounts.restrictedNames').split('|')));
const at = (field: string, code: MessageKey, params: Refusal['params'] = {}): Refusal => ({ code, params: { ...params, field } });

/** What is wrong in one step as far as it shows without the engine; its bounds are those of shared/contract (accounts, settings). */
export function faultsIn(step: StepName, setup: Setup, strength: Strength | null): readonly Refusal[] {
  switch (step) {
    case 'centre': {
      const texts = [...pair('name', setup.name, 120, true), ...pair('city', setup.city, 60)];
      return [...faultsOf(texts), ...texts.filter(({ text }) => restricted(text)).map(({ path }) => at(path, 'settings.RESTRICTED_LABEL')), ...(CODE.test(setup.code.trim()) ? [] : [at('code', 'accounts.CODE_FORM')])];
    }
    case 'head': return faultsOf((['ar', 'fr'] as const).flatMap((lang) => linesOf(setup, lang).map((text, line) => ({ path: `letterhead.${lang}.${line}`, text, most: 120, needed: true }))));
    case 'people': return faultsOf([
      ...setup.signatories.flatMap(({ name, capacity, onBehalfOf }, row) => [...pair(`signatories.${row}.name`, name, 150), ...pair(`signatories.${row}.capacity`, capacity, 150), ...pair(`signatories.${row}.onBehalfOf`, onBehalfOf, 250)]),
      ...setup.originals.flatMap((keeper, row) => pair(`originals.${row}`, keeper, 120, true)),
    ]);
    case 'phrase': {
      return [...faultsOf([{ path: 'userName', text: setup.userName, most: 120, needed: true }]), ...phraseFaults(setup, strength), ...(setup.noted ? [] : [at('noted', 'accountsForm.phraseNotedNeeded')])];
    }
    case 'review': return [];
  }
}
