import type { MessageKey } from '#shared/i18n/index.ts';

/** What the fields of a row are called, whichever row it is. */
const IN_ROW: Readonly<Record<string, string>> = { 'experiences.trade': 'expTrade' };
/** The key of a field's label. @param path in the form: `name.ar`, `trainings.2.year`, `contact.phone` */
export function labelOf(path: string): MessageKey {
  const row = /^(trainings|experiences)\.\d+\.(\w+)$/.exec(path), [, list = '', field = ''] = row ?? [];
  const name = row ? IN_ROW[`${list}.${field}`] ?? field : path.replaceAll('.', '_');
  return `beneficiariesForm.field_${name}` as MessageKey;
}
