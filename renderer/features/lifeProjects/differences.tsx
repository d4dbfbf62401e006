import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useAnswer } from '#renderer/app/hooks/api.ts';
import { useLanguage, type Language } from '#renderer/components/language.tsx';
import { RefusalNotice } from '#renderer/components/notice.tsx';
import { Progress } from '#renderer/components/progress.tsx';
import { color, narrow } from '#renderer/components/theme.ts';
import { Day, Money } from '#renderer/components/values.tsx';
import type { Answer } from '#shared/contract/index.ts';
import { isMessageKey } from '#shared/i18n/index.ts';

type Difference = Answer<'lifeProjects.differences'>['differences'][number];
type Value = Difference['before'];
/** What a version changed, section by section: before and after. */
export function Differences({ lifeProjectId }: { readonly lifeProjectId: string }) {
  const { t } = useLanguage();
  const { data, refusal } = useAnswer('lifeProjects.differences', { lifeProjectId });
  if (!data) return <Box sx={{ p: 3, maxWidth: 480 }}>{refusal ? <RefusalNotice refusal={refusal} /> : <Progress label={t('lifeProjectForm.reading')} />}</Box>;
  return (
    <Box tabIndex={0} role="region" aria-label={t('lifeProjectForm.showDifferences')} sx={{ flex: 1, minHeight: 0, overflow: 'auto', px: 3, py: 1.5, '&:focus-visible': { outlineOffset: -3 }, [narrow]: { px: 2 } }}>
      <Typography sx={{ mb: 1 }}>{t('lifeProjectForm.differencesOf', { from: data.from, to: data.to, count: data.differences.length })}</Typography>
      {data.differences.length > 0 && (
        <Box component="table" sx={{ width: '100%', borderCollapse: 'collapse', tableLayout: 'fixed', '& th, & td': { textAlign: 'start', px: 1, py: 0.625, borderBottom: `1px solid ${color.line}`, verticalAlign: 'top', overflowWrap: 'anywhere', fontWeight: 400 }, '& thead th': { fontSize: '0.875rem', fontWeight: 600, color: color.ink2, bgcolor: color.quiet } }}>
          <thead><tr><th scope="col" style={{ width: '30%' }}>{t('lifeProjectForm.colWhat')}</th><th scope="col" style={{ width: 132 }}>{t('lifeProjectForm.colKind')}</th><th scope="col">{t('lifeProjectForm.colBefore')}</th><th scope="col">{t('lifeProjectForm.colAfter')}</th></tr></thead>
          <tbody>{data.differences.map((one, i) => <Row key={i} difference={one} former={data.differences[i - 1]} />)}</tbody>
        </Box>
      )}
    </Box>
  );
}
function Row({ difference: { section, kind, name, field, before, after }, former }: { readonly difference: Difference; readonly former: Difference | undefined }) {
  const language = useLanguage(), { t } = language;
  const at = section === 'track' || section === 'dated' || section === 'wishes' ? field || section : [section, field].filter(Boolean).join('.'), label = field === '' ? '' : fieldName(at, language);
  return (
    <tr>
      <th scope="row">{section !== former?.section && <Box component="span" sx={{ display: 'block', fontWeight: 600 }}>{t(`caseWords.section_${section}`)}</Box>}{name && <><bdi dir="auto">{name.startsWith('D') || name.startsWith('M') ? known(`caseWords.milestone_${name}`, language) ?? name : name}</bdi>{label && ' – '}</>}{label}</th>
      <td>{t(`caseWords.difference_${kind}`)}</td><td><Shown at={at} value={before} /></td><td><Shown at={at} value={after} /></td>
    </tr>
  );
}
/** A text of the catalogue by a key that is put together; null where there is none. */
const known = (key: string, { t }: Language): string | null => (isMessageKey(key) ? t(key) : null);
const fieldName = (at: string, language: Language): string => known(`lifeProjectForm.f_${at.replaceAll('.', '_')}`, language) ?? '';
/** How the words of a field's codes are called. */
const CODES: readonly (readonly [ends: RegExp, key: string])[] = [
  [/(?:^|\.)trade$/, 'trades.'], [/^track$/, 'caseWords.track_'], [/domain$/, 'caseWords.domain_'], [/^needs\.state$/, 'caseWords.needState_'], [/actions\.state$/, 'caseWords.actionState_'], [/permits\.state$/, 'caseWords.permitState_'], [/financing\.state$/, 'caseWords.fundingState_'],
  [/financing\.source$/, 'caseWords.funder_'], [/owner$/, 'caseWords.owner_'], [/evidence$/, 'caseWords.evidence_'], [/likelihood$/, 'caseWords.likelihood_'], [/tenure$/, 'caseWords.tenure_'], [/milestone$/, 'caseWords.milestone_'], [/visits\.kind$/, 'caseWords.visitKind_'], [/legalForm$/, 'ceremonyForm.code.legalForm.'],
];
function Shown({ at, value }: { readonly at: string; readonly value: Value }): ReactNode {
  const language = useLanguage(), { t } = language;
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return <span className="faint">{t('ui.none')}</span>;
  if (typeof value === 'boolean') return t(value ? 'ui.yes' : 'ui.no');
  if (typeof value === 'number') return /(?:unitPrice|unitCost|amount)$/.test(at) ? <Money value={value} /> : <bdi>{value}</bdi>;
  if (typeof value === 'string') {
    const code = CODES.find(([ends]) => ends.test(at)), words = code && known(code[1] + value, language);
    return words ?? (/^\d{4}-\d{2}-\d{2}$/.test(value) ? <Day date={value} /> : <bdi dir="auto" style={{ whiteSpace: 'pre-wrap' }}>{value}</bdi>);
  }
  if (Array.isArray(value)) return t('lifeProjectForm.rows', { count: value.length });
  // a whole row that came or went: each of its fields that says something, by name
  return Object.entries(value).filter(([field, inner]) => field !== 'key' && inner !== null && inner !== '' && !(Array.isArray(inner) && inner.length === 0)).map(([field, inner]) => {
    const label = fieldName(`${at}.${field}`, language);
    return <Box key={field}>{label && <span className="soft">{label}{' '}</span>}<Shown at={`${at}.${field}`} value={inner} /></Box>;
  });
}
