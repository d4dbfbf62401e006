import type { MessageKey } from '#shared/i18n/index.ts';
import type { Shown } from './section.tsx';

export type TextShown = Shown['texts'][number];
/** What the paper of a text is called, and the text's part of it. */
export const paperOf = (key: string): MessageKey => `settingsForm.paper_${key.slice(0, key.indexOf('.'))}` as MessageKey;
export const partOf = (key: string): MessageKey => `settingsForm.part_${key.slice(key.indexOf('.') + 1)}` as MessageKey;
