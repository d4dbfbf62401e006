import type { CeremonyKind } from '#shared/domain/papers.ts';
import type { MessageKey } from '#shared/i18n/index.ts';
import type { Shown } from './section.tsx';

export type TextShown = Shown['texts'][number];
/** What the paper of a text is called, and the text's part of it. */
export const paperOf = (key: string): MessageKey => `settingsForm.paper_${key.slice(0, key.indexOf('.'))}` as MessageKey;
export const partOf = (key: string): MessageKey => `settingsForm.part_${key.slice(key.indexOf('.') + 1)}` as MessageKey;
const KINDS: Readonly<Record<string, CeremonyKind>> = { ceremonySummary: 'summary', ceremonyList: 'list', ceremonyProgramme: 'programme', leaflet: 'leaflet', handoverReceipt: 'receipt', attestation: 'attestation', sendingSlip: 'slip' };
/** The paper on which a text is seen. */
export const kindOf = (key: string): CeremonyKind => {
  if (key === 'ceremonyList.titlePublic') return 'listPublic';
  return key === 'ceremonyProgramme.attendanceTitle' ? 'attendance' : KINDS[key.slice(0, key.indexOf('.'))] ?? 'certificate';
};
