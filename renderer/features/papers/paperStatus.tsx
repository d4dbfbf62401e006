import { useLanguage } from '../../components/language.tsx';
import { Status } from '../../components/status.tsx';
import { stateOf, type Paper, type PaperState } from './paperRules.ts';

const TONES = { none: 'todo', issued: 'wait', signed: 'done', cancelled: 'block' } as const satisfies Record<PaperState, string>;
/** How a certificate stands, in a word. */
export function PaperStatus({ paper }: { readonly paper: Paper | null }) {
  const { t } = useLanguage();
  const state = stateOf(paper);
  return <Status tone={TONES[state]}>{t(`printing.is_${state}`)}</Status>;
}
