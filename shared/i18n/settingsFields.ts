import { message, type Lang } from './index.ts';

/* What the fields of the settings' forms are called, in the refusals that name them by their paths. */
const FIELDS = [
  'name', 'city', 'code', 'userName', 'letterhead', 'originals', 'contact', 'phone', 'address', 'hours', 'programme', 'minutes', 'text', 'slipTo', 'cndp', 'giver', 'representative', 'capacity', 'signatories', 'onBehalfOf', 'role',
] as const;
const isField = (name: string): name is (typeof FIELDS)[number] => FIELDS.some((field) => field === name);

/** `signatories.1.name.fr`: «Signataires n° 2 Nom en français». A part that has no name is left out. */
export function settingsField(lang: Lang, path: string): string {
  const words = path.split('.').map((part, at, parts) => {
    if (/^\d+$/.test(part)) return message(lang, 'settingsForm.nth', { n: Number(part) + 1 });
    if (part === 'ar' || part === 'fr') return message(lang, part === 'ar' ? 'ui.inArabic' : 'ui.inFrench');
    if (part === 'name' && at > 0 && parts[0] !== 'name') return message(lang, 'settingsForm.signName');
    return isField(part) ? message(lang, `settingsForm.field_${part}`) : '';
  });
  return words.filter(Boolean).join(' ') || path;
}
