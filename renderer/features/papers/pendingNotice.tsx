import { Box, Button } from '@mui/material';
import { useEffect, useState } from 'react';
import type { Answer } from '#shared/contract/index.ts';
import { call } from '../../app/hooks/api.ts';
import { useMay } from '../../app/hooks/session.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Notice } from '../../components/notice.tsx';
import { Ltr } from '../../components/values.tsx';
import type { Printed } from './usePrinted.ts';

type Pending = Answer<'papers.archive'>['pending'];
/** References in view; of the others, how many. */
const MOST = 6;
/** Papers of the ceremony that failed before, in whatever window, with the deed that makes them. Looked for again whenever something was made. */
export function PendingNotice({ ceremonyId, printed: { made, makePending } }: { readonly ceremonyId: string; readonly printed: Printed }) {
  const { t } = useLanguage();
  const prints = useMay('paper.print');
  const [pending, setPending] = useState<Pending>([]);
  useEffect(() => {
    let gone = false;
    if (prints) void call('papers.archive', { ceremonyId }).then((found) => { if (found.ok && !gone) setPending(found.value.pending); });
    return () => { gone = true; };
  }, [prints, ceremonyId, made]);
  // what has just failed is told where it was asked for
  if (pending.length === 0 || (made && made.pending.length > 0)) return null;
  const references = [...new Set(pending.map(({ reference }) => reference))];
  return (
    <Box sx={{ mb: 1 }}>
      <Notice tone="attention" title={t('printing.pending', { count: pending.length })}>
        <Box sx={{ mb: 1 }}>{references.slice(0, MOST).map((reference, at) => <span key={reference}>{at > 0 && ' · '}<Ltr>{reference}</Ltr></span>)}{references.length > MOST && ' …'}</Box>
        <Button size="small" variant="outlined" onClick={() => { void makePending(ceremonyId); }}>{t('printing.makePending')}</Button>
      </Notice>
    </Box>
  );
}
