import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { clock, longDate, shortDate, weekday, type CivilDate } from '#shared/domain/common/dates.ts';
import { amount, centimes, figures as figuresOf } from '#shared/domain/common/money.ts';
import type { Lang } from '#shared/i18n/index.ts';
import { useLanguage } from './language.tsx';
import { localDate, localTime } from './localTime.ts';
import { color } from './theme.ts';

/* Values inside running text: each isolated, so that numbers, dates, references and names never change the order of the words. */

/** What is read from left to right in either language: a reference, a file number, a phone, DD/MM/YYYY, a serial number. */
export const Ltr = ({ children }: { readonly children: ReactNode }) => <bdi dir="ltr" style={{ whiteSpace: 'nowrap' }}>{children}</bdi>;

/** A name takes its own direction, and stands at the page's start side. */
export const Name = ({ children, lang }: { readonly children: string; readonly lang?: Lang }) => <bdi dir="auto" lang={lang}>{children}</bdi>;

/** A name in a cell that may be too narrow. The clipping block has the name's direction, so that its end is cut and never its beginning. */
export function ClippedName({ children, lang }: { readonly children: string; readonly lang?: Lang }) {
  return <span className="clipped" dir="auto" lang={lang} title={children}>{children}</span>;
}

/** @param value integer centimes */
export function Money({ value, unit = false }: { readonly value: number; readonly unit?: boolean }) {
  const { lang } = useLanguage();
  const sum = centimes(value);
  if (!unit) return <bdi dir="ltr" style={{ whiteSpace: 'nowrap' }}>{figuresOf(sum, lang)}</bdi>;
  const [digits = '', currency = ''] = amount(sum, lang).split('\u00a0');
  return <span style={{ whiteSpace: 'nowrap' }}><bdi dir="ltr">{digits}</bdi>{'\u00a0'}{currency}</span>;
}

/** A civil date as DD/MM/YYYY or, `long`, with weekday and month. */
export function Day({ date, long = false }: { readonly date: string; readonly long?: boolean }) {
  const { lang } = useLanguage();
  const civil = date as CivilDate;
  return long ? <bdi style={{ whiteSpace: 'nowrap' }}>{`${weekday(civil, lang)}\u00a0${longDate(civil, lang)}`}</bdi> : <Ltr>{shortDate(civil)}</Ltr>;
}
/** A time `HH:MM`. */
export function Time({ time }: { readonly time: string }) {
  const { lang } = useLanguage();
  return <Ltr>{clock(time, lang)}</Ltr>;
}
/** An instant in the computer's own time: DD/MM/YYYY HH:MM. */
export function Moment({ at }: { readonly at: string }) {
  const { lang } = useLanguage();
  const when = new Date(at);
  return <Ltr>{`${shortDate(localDate(when))} ${clock(localTime(when), lang)}`}</Ltr>;
}
/** Of an identity number only the last digits are ever in the page, unless somebody asked to see it. Null: there is none. */
export function MaskedId({ tail }: { readonly tail: string | null }) {
  const { t } = useLanguage();
  if (!tail) return <span style={{ color: color.ink3 }}>{t('ui.none')}</span>;
  return (
    <bdi dir="ltr" style={{ whiteSpace: 'nowrap' }}>
      <span aria-hidden style={{ color: color.ink3 }}>•••</span>
      <span style={srOnly}>{t('ui.endsWith')} </span>
      {tail}
    </bdi>
  );
}
/** A key of the keyboard; its name is no word of a language. */
export const Kbd = ({ children }: { readonly children: ReactNode }) => (
  <Box component="kbd" dir="ltr" sx={{ font: 'inherit', fontSize: '0.8125rem', lineHeight: '20px', color: color.ink2, border: `1px solid ${color.edge}`, borderRadius: '4px', px: '6px', whiteSpace: 'nowrap', bgcolor: color.ground }}>{children}</Box>
);

/** Read by a screen reader, not seen. Pixels as text: in `sx` a bare 1 means 100 %. */
export const srOnly = { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clip: 'rect(0 0 0 0)', whiteSpace: 'nowrap' } as const;

/** Icons that point along the line (back, forward, send, undo) turn with the direction; the others never do. */
export const mirrors = { '[dir=rtl] &': { transform: 'scaleX(-1)' } } as const;
