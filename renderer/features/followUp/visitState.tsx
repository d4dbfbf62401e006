import { useLanguage } from '#renderer/components/language.tsx';
import { Status } from '#renderer/components/status.tsx';
import type { Visit } from './texts.ts';

/** How a visit stands; what is overdue is told so. */
export function VisitState({ visit: { state, overdue } }: { readonly visit: Pick<Visit, 'state' | 'overdue'> }) {
  const { t } = useLanguage();
  return overdue ? <Status tone="warn">{t('followUpForm.overdue')}</Status> : <Status tone={state === 'done' ? 'done' : state === 'planned' ? 'wait' : 'todo'}>{t(`caseWords.visitState_${state}`)}</Status>;
}
