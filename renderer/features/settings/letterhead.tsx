import { Box } from '@mui/material';
import { useEffect, useState } from 'react';
import type { Side } from '#shared/domain/settings.ts';
import { LANGS, type Lang } from '#shared/i18n/index.ts';
import { call, useCommand } from '../../app/hooks/api.ts';
import { putFile, takeFile, useFileWork } from '../../app/hooks/files.ts';
import { useLastAction } from '../../app/hooks/lastAction.tsx';
import { HeadLines } from '../../components/headLines.tsx';
import { useLanguage } from '../../components/language.tsx';
import { PictureField } from '../../components/pictureField.tsx';
import { faultsOf } from '../../components/refusals.ts';
import { narrow } from '../../components/theme.ts';
import { Section, type Shown, type Spec } from './section.tsx';

interface Values { letterhead: Record<Lang, string[]> }
const TYPES = { png: 'image/png', jpeg: 'image/jpeg', svg: 'image/svg+xml' } as const;
const spec: Spec<Values> = {
  key: 'letterhead', preview: { paper: 'certificate' },
  read: ({ settings: { letterhead } }) => ({ letterhead: { ar: [...letterhead.ar], fr: [...letterhead.fr] } }),
  change: (values) => values,
  faults: ({ letterhead }) => faultsOf(LANGS.flatMap((lang) => letterhead[lang].map((text, line) => ({ path: `letterhead.${lang}.${line}`, text, most: 120, needed: true })))),
};
/** The kept picture as an address that the page can show; null where there is none. */
function useLogo(side: Side, sha256: string | null): string | null {
  const [address, set] = useState<string | null>(null);
  useEffect(() => {
    if (sha256 === null) { set(null); return undefined; }
    let gone = false, made = '';
    void call('settings.logo', { side }).then(async (found) => {
      const taken = found.ok && found.value ? await takeFile(found.value.file) : null;
      if (gone || !taken?.ok || !found.ok || !found.value) return;
      made = URL.createObjectURL(new Blob([taken.value], { type: TYPES[found.value.kind] }));
      set(made);
    });
    return () => { gone = true; if (made) URL.revokeObjectURL(made); };
  }, [side, sha256]);
  return address;
}
/** A picture of the head: kept as soon as it is chosen. */
function Logo({ side, sha256, disabled }: { readonly side: Side; readonly sha256: string | null; readonly disabled: boolean }) {
  const { t } = useLanguage();
  const { tell } = useLastAction();
  const address = useLogo(side, sha256);
  const { busy, refusal, work, clear } = useFileWork();
  const { run } = useCommand('settings.setLogo');
  const keep = async (file: File | null): Promise<void> => {
    clear();
    const done = await work(async () => {
      const held = file === null ? null : await putFile('picture', file);
      return held === null ? run({ side, file: null }) : held.ok ? run({ side, file: held.value.handle }) : held;
    });
    if (done) tell({ words: t(file ? 'settingsForm.logoSaved' : 'settingsForm.logoRemoved') });
  };
  return (
    <PictureField label={t(side === 'right' ? 'accountsForm.logoRight' : 'accountsForm.logoLeft')} hint={busy ? t('settingsForm.logoChecking') : t('settingsForm.logoNow')} error={refusal && t(refusal.code, refusal.params)}
      source={sha256 === null ? null : address} busy={busy} disabled={disabled} onPick={(file) => { void keep(file); }} onRemove={() => { void keep(null); }} />
  );
}
/** What stands at the head of every paper. */
export function Letterhead({ shown }: { readonly shown: Shown }) {
  const { t } = useLanguage();
  const { logos } = shown.settings;
  return (
    <Section spec={spec} shown={shown} lead={t('settingsForm.letterheadLead')}>
      {({ values: { letterhead }, set, at, disabled }) => (
        <>
          {LANGS.map((lang) => <HeadLines key={lang} lang={lang} lines={letterhead[lang]} at={at} disabled={disabled} onChange={(lines) => { set({ letterhead: { ...letterhead, [lang]: lines } }); }} />)}
          <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)', gap: 2, [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' } }}>
            {(['right', 'left'] as const).map((side) => <Logo key={side} side={side} sha256={logos[side]} disabled={disabled} />)}
          </Box>
        </>
      )}
    </Section>
  );
}
