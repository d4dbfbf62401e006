import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { Elsewhere } from '#renderer/components/elsewhere.tsx';
import { useLanguage } from '#renderer/components/language.tsx';
import { Meanwhile } from '#renderer/components/meanwhile.tsx';
import type { Clash } from '#renderer/components/merge.ts';
import { Notice, RefusalNotice } from '#renderer/components/notice.tsx';
import { color, narrow } from '#renderer/components/theme.ts';
import type { Refusal } from '#shared/lib/result.ts';
import type { KeptForm } from './kept.ts';
import { useLastAction } from './lastAction.tsx';

/** What another window stored while a form was typed: its texts, where they differ, and the refusal's words. */
export interface Theirs<T> { readonly texts: T; readonly revision: number; readonly clashes: readonly Clash[]; readonly words: string }
/**
 * Under a kept form that fills its page: what keeps it from being stored, then the deeds.
 * @param onChosen the person chose between both texts
 * @param sticky stays in sight on narrow pages, where the form is long
 */
export function KeptFoot<T extends object>({ kept, other, onChosen, label, refusal, sticky = false, children }: {
  readonly kept: KeptForm<T>; readonly other: Theirs<T> | null; readonly onChosen: () => void; readonly label: (path: string) => string; readonly refusal: Refusal | null; readonly sticky?: boolean; readonly children: ReactNode;
}) {
  const { t } = useLanguage();
  const { tell } = useLastAction();
  return (
    <Box sx={{ flex: 'none', borderTop: `1px solid ${color.line}`, px: 3, py: 1.25, display: 'grid', gap: 1, bgcolor: color.ground, maxHeight: '60%', overflow: 'auto', [narrow]: { px: 2, ...(sticky ? { position: 'sticky', bottom: 0, zIndex: 3 } : { maxHeight: 'none' }) } }}>
      <Elsewhere of={kept.draft} />
      {other && <Meanwhile words={other.words} clashes={other.clashes} label={label} onChoose={(prefer) => { kept.goOn(other.texts, other.revision, prefer); onChosen(); tell({ words: t('ceremonyEdit.merged') }); }} />}
      <RefusalNotice refusal={refusal} />
      {kept.faults.length > 0 && <Notice tone="attention">{t('ceremonyEdit.faults', { count: kept.faults.length })}</Notice>}
      {children}
    </Box>
  );
}
