import { Box, Typography } from '@mui/material';
import { useEffect, useRef, type ReactNode } from 'react';
import { useLanguage } from '#renderer/components/language.tsx';
import { color } from '#renderer/components/theme.ts';
import { Money, Name } from '#renderer/components/values.tsx';
import { inLanguage } from '#shared/domain/common/bilingual.ts';
import type { MessageKey } from '#shared/i18n/index.ts';
import { differences, sumOf, type AfterTexts, type Difference } from './afterTexts.ts';
import { labelKey } from './labels.ts';
import type { LineTexts } from './personTexts.ts';

/** Codes that a choice stores, as the choice's own words. */
const CODES: Readonly<Record<string, (code: string) => MessageKey>> = {
  sex: (code) => `ceremonyForm.code.sex.${code}` as MessageKey, trade: (code) => `trades.${code}` as MessageKey,
  legalForm: (code) => `ceremonyForm.code.legalForm.${code}` as MessageKey, condition: (code) => `ceremonyForm.code.condition.${code}` as MessageKey,
};
const cells = { width: '100%', borderCollapse: 'collapse', tableLayout: 'fixed', '& th, & td': { textAlign: 'start', px: 1, py: 0.75, borderBottom: `1px solid ${color.line}`, fontWeight: 400, verticalAlign: 'top', overflowWrap: 'anywhere' }, '& thead th': { fontWeight: 600, fontSize: '0.875rem', color: color.ink2, bgcolor: color.quiet } } as const;

/** What a change will make: of a person who stays, before and after; of somebody new, what they get. */
export function AfterReview({ was, now }: { /** null: somebody new */ readonly was: AfterTexts | null; readonly now: AfterTexts }) {
  const { t, lang } = useLanguage();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => { head.current?.focus(); }, []);
  const found = was ? differences(was, now) : now.lines.map((line): Difference => ({ kind: 'added', line }));
  const said = (path: string, value: unknown): ReactNode => {
    if (typeof value === 'boolean') return t(value ? 'ui.yes' : 'ui.no');
    const text = typeof value === 'string' ? value.trim() : '', code = CODES[path];
    return text === '' ? t('ceremonyEdit.empty') : code ? t(code(text)) : <Name>{text}</Name>;
  };
  const goods = ({ designation, quantity, unitPrice, serial }: LineTexts): ReactNode => <><Name>{inLanguage(designation, lang)}</Name> · <span style={{ whiteSpace: 'nowrap' }}><bdi>{quantity}</bdi> × <bdi>{unitPrice}</bdi></span>{serial && <> · <bdi dir="auto" style={{ display: 'inline-block', maxWidth: '100%' }}>{serial}</bdi></>}</>;
  const row = (one: Difference): readonly [name: string, before: ReactNode, after: ReactNode] => {
    switch (one.kind) {
      case 'person': return [t(labelKey('beneficiaries', one.path)), said(one.path, one.was), said(one.path, one.now)];
      case 'line': return [t('ceremonyAfter.lineField', { number: one.number, field: t(labelKey('equipment', one.path)) }), said(one.path, one.was), said(one.path, one.now)];
      case 'added': return [t('ceremonyAfter.lineAdded'), '', goods(one.line)];
      case 'removed': return [t('ceremonyAfter.lineRemoved'), goods(one.line), ''];
    }
  };
  const before = was && sumOf(was.lines), after = sumOf(now.lines);
  return (
    <Box>
      <Typography ref={head} tabIndex={-1} variant="h3" component="h3" sx={{ outline: 'none !important', mb: 0.5 }}>{t(was ? 'ceremonyAfter.reviewTitle' : 'ceremonyAfter.reviewNewTitle')}</Typography>
      {was && found.length === 0 && <Typography>{t('ceremonyAfter.same')}</Typography>}
      {!was && <Typography sx={{ mb: 0.5 }}><Name>{inLanguage(now.name, lang)}</Name>{now.trade && <> · {t(`trades.${now.trade}`)}</>}</Typography>}
      {(found.length > 0 || !was) && (
        <Box component="table" sx={cells}>
          {was && <thead><tr><th scope="col">{t('ceremonyAfter.field')}</th><th scope="col">{t('ceremonyAfter.before')}</th><th scope="col">{t('ceremonyAfter.after')}</th></tr></thead>}
          <tbody>
            {found.map((one, at) => { const [name, left, right] = row(one); return <tr key={at}><th scope="row">{was ? name : t('ceremonyAfter.lineOf', { number: at + 1 })}</th>{was && <td>{left}</td>}<td>{right}</td></tr>; })}
            {after !== null && <Box component="tr" sx={{ '& th, & td': { fontWeight: '600 !important', borderTop: `2px solid ${color.ink}` } }}><th scope="row">{t('ceremonyAfter.total')}</th>{was && <td>{before !== null && <Money value={before} />}</td>}<td><Money value={after} /></td></Box>}
          </tbody>
        </Box>
      )}
    </Box>
  );
}
