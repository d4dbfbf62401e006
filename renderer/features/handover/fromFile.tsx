import { Box, Button, Typography } from '@mui/material';
import { useDeferredValue, useState } from 'react';
import { useWatch, type Control, type FieldValues } from 'react-hook-form';
import { call, useAnswer } from '#renderer/app/hooks/api.ts';
import type { KeptForm } from '#renderer/app/hooks/kept.ts';
import { useMay } from '#renderer/app/hooks/session.tsx';
import { useLanguage } from '#renderer/components/language.tsx';
import { Notice, RefusalNotice } from '#renderer/components/notice.tsx';
import { dateText } from '#renderer/components/typed.ts';
import { Ltr, Name } from '#renderer/components/values.tsx';
import type { Answer } from '#shared/contract/index.ts';
import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import { hasArabic, latinDigits } from '#shared/domain/common/names.ts';
import type { Refusal } from '#shared/lib/result.ts';
import type { PersonTexts } from './personTexts.ts';
import type { Ceremony } from './problems.ts';

type Hit = Answer<'beneficiaries.list'>['entries'][number];
const LEAST = 3, MOST = 4;
const inItsScript = (text: string): Bilingual => (hasArabic(text) ? { ar: text, fr: '' } : { ar: '', fr: text });
/** What is known of the person's project, by the life project in force. */
async function projectOf(personId: string): Promise<Partial<PersonTexts>> {
  const plans = await call('lifeProjects.list', { personId });
  const plan = plans.ok && plans.value.inForce !== null ? await call('lifeProjects.show', { lifeProjectId: plans.value.inForce }) : null;
  const project = plan?.ok ? plan.value.content.incomeProject : null;
  return project ? { projectTitle: inItsScript(project.title), legalForm: project.legalForm ?? '', ...(project.trade ? { trade: project.trade } : {}) } : {};
}

/** Whose file is kept here is not typed a second time: found by what is typed of the name or a number, their file fills in the form, which stays open to change. */
export function FromFile({ kept: { form, focus }, ceremony }: { readonly kept: Pick<KeptForm<PersonTexts>, 'form' | 'focus'>; readonly ceremony: Ceremony }) {
  const { t } = useLanguage();
  const reads = useMay('file.read');
  const [fileNumber, cin, ar, fr] = useWatch({ control: form.control as unknown as Control<FieldValues>, name: ['now.fileNumber', 'now.cin', 'now.name.ar', 'now.name.fr'] }) as [string, string | null, string, string];
  const typed = [fileNumber, cin ?? '', ar, fr].map((text) => text.trim()).find((text) => text.length >= LEAST) ?? '';
  const text = useDeferredValue(latinDigits(typed).slice(0, 120));
  const { data } = useAnswer('beneficiaries.list', { text, limit: MOST }, { enabled: reads && text !== '' });
  const [taken, setTaken] = useState<string | null>(null), [refusal, setRefusal] = useState<Refusal | null>(null);
  const there = new Set(ceremony.recipients.map((one) => one.fileNumber).filter(Boolean));
  const hits = text === '' ? [] : (data?.entries ?? []).filter((hit) => hit.personId !== taken && !there.has(hit.fileNumber));

  const take = async ({ personId }: Hit): Promise<void> => {
    const [file, number, project] = await Promise.all([call('beneficiaries.show', { personId }), call('beneficiaries.idNumber', { personId }), projectOf(personId)]);
    if (!file.ok) { setRefusal(file.refusal); return; }
    const { identity: { cinMasked: _, otherPhone: __, birthDate, ...identity }, trade, profile } = file.value, { now } = form.getValues();
    const texts: PersonTexts = {
      ...now, ...identity, cin: number.ok ? number.value.cin : now.cin, birthDate: dateText(birthDate), trade: trade ?? now.trade, reads: { ar: profile.reads.ar ?? now.reads.ar, fr: profile.reads.fr ?? now.reads.fr }, ...project,
    };
    form.setValue('now' as never, texts as never, { shouldDirty: true });
    setTaken(personId); setRefusal(null);
    focus(texts.name.ar !== '' && texts.trade === '' ? 'trade' : 'name.ar');
  };
  return <>
    {reads && taken === null && <Typography color="textSecondary">{t('ceremonyEdit.fileHint')}</Typography>}
    <RefusalNotice refusal={refusal} />
    {hits.length > 0 && (
      <Notice tone="good" title={t('ceremonyEdit.hasFile')}>
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.5 }}>
          {hits.map((hit) => (
            <Box component="li" key={hit.personId} sx={{ display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
              <span><Name lang="ar">{hit.name.ar}</Name> <Name lang="fr">{hit.name.fr}</Name> · <Ltr>{hit.fileNumber}</Ltr></span>
              <Button size="small" variant="outlined" onClick={() => { void take(hit); }}>{t('ceremonyEdit.fillFromFile')}</Button>
            </Box>
          ))}
        </Box>
      </Notice>
    )}
    {taken !== null && <Notice tone="good">{t('ceremonyEdit.filledFromFile')}</Notice>}
  </>;
}
