import { Box, Button, Typography } from '@mui/material';
import { useSearchParams } from 'react-router';
import { useAnswer, useCommand } from '#renderer/app/hooks/api.ts';
import { ReasonDialog } from '#renderer/app/hooks/reasonDialog.tsx';
import { Say, useLanguage } from '#renderer/components/language.tsx';
import { RefusalNotice } from '#renderer/components/notice.tsx';
import { Section } from '#renderer/components/page.tsx';
import { color } from '#renderer/components/theme.ts';
import { Ltr, Moment, Name } from '#renderer/components/values.tsx';
import type { Answer } from '#shared/contract/index.ts';

type Given = Answer<'casePapers.communications'>[number];
/** To which partners papers of the file went, by whom and what for; what was entered by mistake stays, struck out. */
export function Communications({ personId, mayWrite }: { readonly personId: string; readonly mayWrite: boolean }) {
  const { t } = useLanguage();
  const { data, refusal } = useAnswer('casePapers.communications', { personId });
  // in the address, so that what was begun is found again from the home page
  const [params, setParams] = useSearchParams(), wrong = mayWrite && data?.find(({ communicationId, corrected }) => !corrected && communicationId === params.get('mistake'));
  return (
    <Section title={t('casePapersForm.communications')}>
      <RefusalNotice refusal={refusal} />
      {data?.length === 0 && <Typography color="textSecondary" sx={{ py: 1.5 }}>{t('casePapersForm.noCommunications')}</Typography>}
      {data && data.length > 0 && (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {data.map((one) => (
            <Box component="li" key={one.communicationId} sx={{ display: 'flex', columnGap: 2, rowGap: 0.5, flexWrap: 'wrap', alignItems: 'center', py: 0.75, borderBottom: `1px solid ${color.line}` }}>
              <Box sx={{ flex: '1 1 320px', minWidth: 0, overflowWrap: 'anywhere' }}>
                <Box component={one.corrected ? 'del' : 'div'} sx={{ display: 'block', ...(one.corrected ? { color: color.ink2 } : {}) }}>
                  <span className="strong">{t(`casePapersForm.kind_${one.kind}`)}</span> · <Ltr>{one.reference}</Ltr> · {t(`casePapersForm.lang_${one.language}`)}<br />
                  <Say k="casePapersForm.communicatedTo" with={{ partner: <Name>{one.partner}</Name>, on: <Moment at={one.at} />, purpose: <Name>{one.purpose}</Name>, by: <Name>{one.by}</Name> }} />
                </Box>
                {one.corrected && <Say k="casePapersForm.wasMistake" with={{ on: <Moment at={one.corrected.at} />, by: <Name>{one.corrected.by}</Name>, reason: <Name>{one.corrected.reason}</Name> }} />}
              </Box>
              {mayWrite && !one.corrected && <Button size="small" variant="outlined" onClick={() => { setParams({ mistake: one.communicationId }, { replace: true }); }}>{t('casePapersForm.mistake')}</Button>}
            </Box>
          ))}
        </Box>
      )}
      {wrong && <Mistake key={wrong.communicationId} personId={personId} of={wrong} onClose={() => { setParams({}, { replace: true }); }} />}
    </Section>
  );
}
function Mistake({ personId, of: { communicationId, reference, partner }, onClose }: { readonly personId: string; readonly of: Given; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const { run, busy, refusal } = useCommand('casePapers.uncommunicate');
  return (
    <ReasonDialog keep={`mistake/${personId}/${communicationId}`} title={t('casePapersForm.mistakeTitle')} label={t('beneficiariesForm.assignReason')} lacking={t('beneficiariesForm.reasonNeeded')} most={300} act={t('casePapersForm.mistakeDo')} busy={busy} refusal={refusal} onAct={(reason) => run({ communicationId, reason })} told={t('casePapersForm.mistakeNoted')} onClose={onClose}>
      {t('casePapersForm.mistakeWhat', { reference, partner })}
    </ReasonDialog>
  );
}
