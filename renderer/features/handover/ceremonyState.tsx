import { Status, type Tone } from '#renderer/components/status.tsx';
import { useLanguage } from '#renderer/components/language.tsx';

const TONE = { draft: 'todo', validated: 'active', filed: 'done' } as const satisfies Record<string, Tone>;
export const stateOf = ({ status, filedAt }: { readonly status: 'draft' | 'validated'; readonly filedAt: string | null }): keyof typeof TONE => (filedAt ? 'filed' : status);
/** Where a ceremony stands, by a word and an icon. */
export function CeremonyState({ state }: { readonly state: keyof typeof TONE }) {
  const { t } = useLanguage();
  return <Status tone={TONE[state]}>{t(`ceremonies.state_${state}`)}</Status>;
}
