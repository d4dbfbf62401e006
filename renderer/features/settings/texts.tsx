import { Box, Link, Typography } from '@mui/material';
import { Link as RouterLink, useSearchParams } from 'react-router';
import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import { LANGS } from '#shared/i18n/index.ts';
import { useLanguage } from '../../components/language.tsx';
import { faultsOf, type Text } from '../../components/refusals.ts';
import { Status } from '../../components/status.tsx';
import { color, narrow } from '../../components/theme.ts';
import { Section, type Shown, type Spec } from './section.tsx';
import { TextEditor } from './textEditor.tsx';
import { kindOf, paperOf, partOf, type TextShown } from './textNames.ts';

/** Every text as it would be printed now: the centre's own, or the catalogue's. */
interface Values { texts: { key: string; ar: string; fr: string }[] }
const nowOf = ({ key, original }: TextShown, own: Readonly<Record<string, Bilingual>>): Values['texts'][number] => ({ key, ar: own[key]?.ar || original.ar, fr: own[key]?.fr || original.fr });

const specOf = (texts: readonly TextShown[], key: string): Spec<Values> => ({
  key: 'texts', preview: { paper: kindOf(key), text: key },
  read: ({ settings: { wording } }) => ({ texts: texts.map((text) => nowOf(text, wording)) }),
  change: (values, stored) => ({
    // a text that was emptied goes back to the catalogue's, as one does that is the catalogue's
    wording: values.texts.filter(({ ar, fr }, row) => ar !== stored.texts[row]?.ar || fr !== stored.texts[row]?.fr),
  }),
  faults: (values) => faultsOf(values.texts.flatMap((text, row): Text[] => LANGS.map((lang) => ({ path: `text.${text.key}.${lang}`, text: text[lang], most: texts[row]?.limit ?? 0 })))),
});

/** Titles and clauses of the papers, worded by the centre. */
export function Texts({ shown }: { readonly shown: Shown }) {
  const { t } = useLanguage();
  const { texts } = shown;
  const [params] = useSearchParams();
  const chosen = texts.find(({ key }) => key === params.get('text')) ?? texts[0];
  if (!chosen) return null;
  const papers = [...new Set(texts.map(({ key }) => paperOf(key)))];
  return (
    <Section spec={specOf(texts, chosen.key)} shown={shown} lead={t('settingsForm.textsLead')}>
      {({ values, set, at, disabled }) => {
        const row = texts.indexOf(chosen), value = values.texts[row];
        const isOwn = (index: number): boolean => { const now = values.texts[index], text = texts[index]; return Boolean(now && text && (now.ar !== text.original.ar || now.fr !== text.original.fr)); };
        return (
          <Box sx={{ display: 'grid', gridTemplateColumns: '240px minmax(0, 1fr)', gap: 3, [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' } }}>
            <Box component="nav" aria-label={t('settingsForm.textsList')} sx={{ [narrow]: { maxHeight: 160, overflow: 'auto', border: `1px solid ${color.line}` } }}>
              {papers.map((paper) => (
                <Box key={paper} sx={{ mb: 1.5 }}>
                  <Typography component="h2" variant="h3" sx={{ px: 1 }}>{t(paper)}</Typography>
                  <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
                    {texts.map(({ key }, index) => paperOf(key) === paper && (
                      <li key={key}>
                        <Link component={RouterLink} to={`/settings/texts?text=${key}`} replace underline="none" aria-current={key === chosen.key ? 'true' : undefined}
                          sx={{ display: 'flex', gap: 1, px: 1, py: 0.5, borderRadius: 1, color: color.ink2, lineHeight: 1.5, '&:hover': { bgcolor: color.quiet }, '&:focus-visible': { outlineOffset: -3 }, '&[aria-current]': { bgcolor: color.greenTint, color: color.greenDeep, fontWeight: 600 } }}>
                          <Box component="span" sx={{ flex: 1, minWidth: 0 }}>{t(partOf(key))}</Box>{isOwn(index) && <Status tone="done">{t('settingsForm.ownText')}</Status>}
                        </Link>
                      </li>
                    ))}
                  </Box>
                </Box>
              ))}
            </Box>
            {value && <TextEditor key={chosen.key} text={chosen} value={value} at={at} disabled={disabled} onChange={(changed) => { set({ texts: values.texts.with(row, { ...value, ...changed }) }); }} />}
          </Box>
        );
      }}
    </Section>
  );
}
