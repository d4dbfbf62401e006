import { Box, Button, FormControlLabel, Radio, RadioGroup, Typography } from '@mui/material';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { ChosenFile } from '#shared/contract/bridge.ts';
import type { Answer } from '#shared/contract/index.ts';
import { inLanguage } from '#shared/domain/common/bilingual.ts';
import { ownWords, typedWords } from '#shared/domain/common/passphrase.ts';
import type { Strength } from '#shared/domain/common/strength.ts';
import type { MessageKey } from '#shared/i18n/index.ts';
import type { Refusal } from '#shared/lib/result.ts';
import { useCommand, useJob } from '../../app/hooks/api.ts';
import { openFile, useFileWork } from '../../app/hooks/files.ts';
import { TextField } from '../../components/field.tsx';
import { Say, useLanguage } from '../../components/language.tsx';
import { NewPhrase, NO_PHRASE, phraseFaults, useJudged } from '../../components/newPhrase.tsx';
import { Notice, RefusalNotice } from '../../components/notice.tsx';
import { Facts, Section } from '../../components/page.tsx';
import { PassphraseField } from '../../components/passphraseField.tsx';
import { Progress } from '../../components/progress.tsx';
import { refusalsAt } from '../../components/refusals.ts';
import { Ltr, Moment, Name } from '../../components/values.tsx';

type Seen = Answer<'backups.preview'>;
type Restored = Answer<'backups.restore'>;

/**
 * A backup put in place of what is here, or where nothing is yet: choose it, open it, look, then decide.
 * @param onDone told once it is restored and the person has read what was said about it
 */
export function Restore({ onDone, onBack }: { readonly onDone: () => void; readonly onBack: () => void }) {
  const { t, lang } = useLanguage();
  const preview = useJob('backups.preview'), restore = useJob('backups.restore'), unlock = useCommand('accounts.unlock'), recover = useCommand('accounts.recover'), choosing = useFileWork();
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [byWords, setByWords] = useState(false);
  const [typed, setTyped] = useState({ user: '', secret: '' });
  const [phrase, setPhrase] = useState(NO_PHRASE);
  const [tried, setTried] = useState<'preview' | 'restore' | null>(null);
  const [seen, setSeen] = useState<Seen | null>(null);
  const { strength, judge } = useJudged(phrase, seen ? ownWords([seen.centre.nameAr, seen.centre.nameFr, seen.centre.code, ...seen.users.map(({ name }) => name)]) : []);
  const [restored, setRestored] = useState<Restored | null>(null);
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => { head.current?.focus(); }, [seen, restored]);
  const type = (changed: Partial<typeof typed>): void => { setTyped((now) => ({ ...now, ...changed })); preview.clear(); restore.clear(); };

  const choose = async (): Promise<void> => { const chosen = await choosing.work(() => openFile('backup')); if (chosen) { setFile(chosen); setSeen(null); } };
  const look = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!file || preview.busy) return;
    if (typed.secret.trim() === '') { setTried('preview'); return; }
    const answer = await preview.run(byWords ? { source: file.handle, recovery: typedWords(typed.secret) } : { source: file.handle, user: typed.user.trim(), passphrase: typed.secret });
    if (answer.ok) { setSeen(answer.value); setTried(null); }
  };
  const faults = (of: Strength | null): readonly Refusal[] => (byWords ? phraseFaults(phrase, of) : []), at = refusalsAt(tried === 'restore' ? faults(strength) : [], t, () => '');
  const decide = async (): Promise<void> => {
    if (!file || !seen) return;
    if (faults(await judge()).length > 0) { setTried('restore'); return; }
    const user = typed.user.trim(), base = { source: file.handle, replace: seen.present !== null, user }, recovery = typedWords(typed.secret);
    await restore.run(byWords ? { ...base, recovery } : { ...base, passphrase: typed.secret }, async (answer) => {
      const entered = await (byWords ? recover.run({ user, recovery, newPassphrase: phrase.phrase }) : unlock.run({ user, passphrase: typed.secret }));
      setRestored({ ...answer, warnings: [...(entered.ok ? entered.value.warnings : []), ...answer.warnings] });
    });
  };
  const reading = preview.busy ? preview : restore.busy && !restore.decided ? restore : null, placing = restore.busy && restore.decided;
  const title = <Typography ref={head} tabIndex={-1} variant="h1" sx={{ outline: 'none' }}>{t('backupsForm.restore')}</Typography>;
  if (restored) {
    return (
      <Box sx={{ display: 'grid', gap: 2, pt: { xs: 1, md: 3 } }}>
        {title}
        <Notice tone="good"><Say k="backupsForm.done" with={{ date: <Moment at={restored.madeAt} /> }} /></Notice>
        {restored.setAside && <Typography><Say k="backupsForm.aside" with={{ folder: <Ltr>{restored.setAside}</Ltr> }} /></Typography>}
        <RefusalNotice refusal={unlock.refusal ?? recover.refusal} />
        {restored.warnings.map(({ code, params }) => <Notice key={code} tone="attention">{t(code as MessageKey, params)}</Notice>)}
        <Box><Button variant="contained" onClick={onDone}>{t('backupsForm.enter')}</Button></Box>
      </Box>
    );
  }
  return (
    <Box component="form" noValidate onSubmit={(event) => { void look(event); }} sx={{ display: 'grid', gap: 2, pt: { xs: 1, md: 3 } }}>
      <Box>{title}<Typography color="textSecondary">{t('backupsForm.restoreLead')}</Typography></Box>
      <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
        <Button variant={file ? 'outlined' : 'contained'} onClick={() => { void choose(); }}>{t(file ? 'backupsForm.other' : 'backupsForm.choose')}</Button>
        {file && <Ltr>{file.name}</Ltr>}
      </Box>
      <RefusalNotice refusal={choosing.refusal ?? preview.refusal ?? restore.refusal} />
      {file && !seen && <>
        <RadioGroup row aria-label={t('backupsForm.by')} value={byWords ? 'words' : 'phrase'} onChange={(_event, value) => { setByWords(value === 'words'); type({ secret: '' }); }} sx={{ gap: 3 }}>
          <FormControlLabel value="phrase" control={<Radio />} label={t('backupsForm.byPhrase')} />
          <FormControlLabel value="words" control={<Radio />} label={t('backupsForm.byWords')} />
        </RadioGroup>
        <TextField label={t('backupsForm.name')} hint={t('backupsForm.nameHint')} optional value={typed.user} onChange={(event) => { type({ user: event.target.value }); }} />
        {byWords
          ? <TextField label={t('backupsForm.words')} error={tried === 'preview' && typed.secret.trim() === '' && t('backupsForm.needed')} content="code" multiline minRows={3} value={typed.secret} onChange={(event) => { type({ secret: event.target.value }); }} />
          : <PassphraseField label={t('backupsForm.phrase')} error={tried === 'preview' && typed.secret.trim() === '' && t('backupsForm.needed')} purpose="current-password" value={typed.secret} onChange={(secret) => { type({ secret }); }} />}
      </>}
      {seen && (
        <Section title={t('backupsForm.holds')}>
          <Box sx={{ display: 'grid', gap: 2, pt: 1.5 }}>
            <Facts facts={[
              [t('backupsForm.centre'), <Name key="centre">{inLanguage({ ar: seen.centre.nameAr, fr: seen.centre.nameFr }, lang)}</Name>], [t('backupsForm.date'), <Moment key="at" at={seen.madeAt} />],
              ...(['persons', 'ceremonies', 'papers'] as const).map((what) => [t(`backupsForm.${what}`), <Ltr key={what}>{seen.counts[what]}</Ltr>] as const), [t('backupsForm.users'), seen.users.map(({ name, role }) => name || t(`ui.role_${role}`)).join(' · ')],
            ]} />
            {seen.older && <Notice tone="good">{t('backupsForm.older')}</Notice>}
            {seen.present && <Notice tone="attention" title={t('backupsForm.present')}>{seen.present.counts === null ? t('backupsForm.unknown') : seen.present.since === null ? t('backupsForm.apart') : t('backupsForm.lost', { persons: seen.present.counts.persons, ceremonies: seen.present.counts.ceremonies, papers: seen.present.counts.papers, rows: seen.present.since })}</Notice>}
            {!seen.erasuresSeen && <Notice tone="attention">{t('backupsForm.blind')}</Notice>}
            {byWords && <NewPhrase label={t('accountsForm.newPhrase')} value={phrase} onChange={(changed) => { setPhrase((now) => ({ ...now, ...changed })); }} at={at} strength={strength} />}
          </Box>
        </Section>
      )}
      {reading || placing || choosing.busy ? <Progress label={t(placing ? 'backupsForm.placing' : restore.busy ? 'backupsForm.restoring' : 'backupsForm.reading')} share {...(reading ? { done: reading.done, total: reading.total, onCancel: reading.cancel } : {})} /> : (
        <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap' }}>
          {file && !seen && <Button type="submit" variant="contained">{t('backupsForm.see')}</Button>}
          {seen && <Button variant="contained" onClick={() => { void decide(); }}>{t(seen.present ? 'backupsForm.actReplace' : 'backupsForm.act')}</Button>}
          <Button variant="outlined" onClick={onBack}>{t('ui.notNow')}</Button>
        </Box>
      )}
    </Box>
  );
}
