import { Box, Button, Link, Typography } from '@mui/material';
import { useState } from 'react';
import { useCommand } from '#renderer/app/hooks/api.ts';
import { useLastAction } from '#renderer/app/hooks/lastAction.tsx';
import { Confirm } from '#renderer/components/dialog.tsx';
import { TextField } from '#renderer/components/field.tsx';
import { useLanguage } from '#renderer/components/language.tsx';
import { localDate } from '#renderer/components/localTime.ts';
import { RefusalNotice } from '#renderer/components/notice.tsx';
import { Status } from '#renderer/components/status.tsx';
import { color } from '#renderer/components/theme.ts';
import { createReader } from '#renderer/components/typed.ts';
import { shortDate } from '#shared/domain/common/dates.ts';
import { centimes, figures } from '#shared/domain/common/money.ts';
import type { DomainCode } from '#shared/domain/questionnaire.ts';
import type { MessageKey } from '#shared/i18n/index.ts';
import type { Writing } from './planEditor.tsx';
import type { Problem } from './texts.ts';

/** Signs of a reason, at least. */
const LEAST = 3;
/** What keeps the plan from being signed, each leading to its place; then the day on which all signed, or giving the draft up. */
export function Signing({ data: { lifeProjectId, version, problems }, kept, busy, store, mend }: Writing) {
  const { t, lang } = useLanguage();
  const { tell } = useLastAction();
  const sign = useCommand('lifeProjects.sign'), abandon = useCommand('lifeProjects.abandon');
  const [on, setOn] = useState(() => shortDate(localDate(new Date()))), [fault, setFault] = useState<string | undefined>(undefined);
  const [givesUp, setGivesUp] = useState(false), [reason, setReason] = useState(''), [asked, setAsked] = useState(false);
  const blocking = problems.filter(({ severity }) => severity === 'blocking'), warnings = problems.filter(({ severity }) => severity === 'warning');
  const words = ({ code, params, amounts }: Problem): string => t(code as MessageKey, { ...params, ...(params['need'] === '' ? { need: t(`caseWords.domain_${params['domain'] as DomainCode}`) } : {}), ...Object.fromEntries(Object.entries(amounts).map(([name, value]) => [name, figures(centimes(value), lang)])) });
  const submit = async (): Promise<void> => {
    const read = createReader(), signedOn = read.date('signedOn', on);
    setFault(signedOn === null ? t(read.faults[0]?.code ?? 'app.EMPTY', { field: t('lifeProjectForm.f_signedOn') }) : undefined);
    if (signedOn === null || sign.busy) return;
    const revision = await store();
    if (revision === null) return;
    const outcome = await sign.run({ lifeProjectId, revision, signedOn });
    if (outcome.ok) { await kept.draft.drop(); tell({ words: t('lifeProjectForm.signed', { version }) }); }
  };
  const giveUp = async (): Promise<void> => {
    setAsked(true);
    if (reason.trim().length < LEAST || abandon.busy) return;
    const outcome = await abandon.run({ lifeProjectId, revision: kept.form.getValues().revision, reason: reason.trim() });
    if (outcome.ok) { await kept.draft.drop(); setGivesUp(false); tell({ words: t('lifeProjectForm.abandoned', { version }) }); }
  };
  const list = (title: string, own: readonly Problem[], tone: 'block' | 'warn') => own.length > 0 && (
    <Box>
      <Status tone={tone}>{title}</Status>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, mt: 0.5 }}>
        {own.map((problem, i) => (
          <Box component="li" key={i} sx={{ py: 0.5, borderBottom: `1px solid ${color.line}`, display: 'flex', gap: 2, alignItems: 'baseline' }}>
            <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>{words(problem)}</Box>
            <Link component="button" type="button" onClick={() => { mend(problem); }} aria-label={t('lifeProjectForm.mendIn', { section: t(`caseWords.section_${problem.section}`) })} sx={{ font: 'inherit', flex: 'none' }}>{t(`caseWords.section_${problem.section}`)}</Link>
          </Box>
        ))}
      </Box>
    </Box>
  );
  return <>
    {list(t('lifeProjectForm.blocking', { count: blocking.length }), blocking, 'block')}
    {list(t('lifeProjectForm.warnings', { count: warnings.length }), warnings, 'warn')}
    <Typography>{t('lifeProjectForm.signWhat')}</Typography>
    <Box sx={{ maxWidth: 240 }}><TextField label={t('lifeProjectForm.f_signedOn')} hint={t('ceremonyEdit.dateHint')} error={fault} content="code" value={on} onChange={(event) => { setOn(event.target.value); }} /></Box>
    <RefusalNotice refusal={sign.refusal} />
    <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
      <Button variant="contained" disabled={busy || sign.busy || blocking.length > 0} onClick={() => { void submit(); }}>{t('lifeProjectForm.sign')}</Button>
      <Button variant="text" onClick={() => { setGivesUp(true); }}>{t('lifeProjectForm.giveUp')}</Button>
    </Box>
    <Confirm open={givesUp} title={t('lifeProjectForm.giveUpTitle', { version })} act={t('lifeProjectForm.giveUp')} busy={abandon.busy} onClose={() => { setGivesUp(false); abandon.clear(); }} onAct={() => { void giveUp(); }}>
      <Box sx={{ display: 'grid', gap: 1.5 }}>
        <span>{t('lifeProjectForm.giveUpWhat')}</span>
        <RefusalNotice refusal={abandon.refusal} field={t('lifeProjectForm.f_reason')} />
        <TextField label={t('lifeProjectForm.f_reason')} error={asked && reason.trim().length < LEAST ? t('papers.REASON_NEEDED') : undefined} value={reason} onChange={(event) => { setReason(event.target.value.slice(0, 300)); }} />
      </Box>
    </Confirm>
  </>;
}
