import CloseIcon from '@mui/icons-material/Close';
import { Box, Button, IconButton, Typography } from '@mui/material';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { inLanguage } from '#shared/domain/common/bilingual.ts';
import type { Permission } from '#shared/domain/accounts.ts';
import { useMay } from '../../app/hooks/session.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Facts, Section } from '../../components/page.tsx';
import { color } from '../../components/theme.ts';
import { Ltr, Moment, Name } from '../../components/values.tsx';
import { Duplicate } from './duplicate.tsx';
import { PaperDeed } from './paperDeeds.tsx';
import { PaperStatus } from './paperStatus.tsx';
import { possible, printsOf, type Deed, type Holder, type Print } from './paperRules.ts';
import type { PrintedPaper } from './printRequest.ts';

const NEEDS: Readonly<Record<Deed, Permission>> = { sign: 'paper.sign', cancel: 'paper.cancel', reissue: 'ceremony.validate', correct: 'ceremony.validate', reprint: 'paper.print' };

/** One person's certificate: how it stands, every print of it, and what can be done with it. */
export function PaperPanel({ holder, prints, keepers, ceremonyId, onClose }: { readonly holder: Holder; readonly prints: readonly Print[]; readonly keepers: readonly string[]; readonly ceremonyId: string; readonly onClose: () => void }) {
  const { t, lang, other } = useLanguage();
  const [deed, setDeed] = useState<Deed | null>(null);
  const [made, setMade] = useState<{ readonly paper: PrintedPaper; readonly copy: number } | null>(null);
  const head = useRef<HTMLHeadingElement>(null);
  const { paper, name, position, recipientId } = holder;
  const rights: Partial<Record<Permission, boolean>> = { 'paper.sign': useMay('paper.sign'), 'paper.cancel': useMay('paper.cancel'), 'ceremony.validate': useMay('ceremony.validate'), 'paper.print': useMay('paper.print') };
  const deeds = possible(paper).filter((one) => rights[NEEDS[one]] === true);
  const own = paper ? printsOf(prints, paper.reference) : [], former = paper?.former ? printsOf(prints, paper.former) : [];
  useEffect(() => { setDeed(null); head.current?.focus(); }, [recipientId]);
  // a deed that is done is no longer offered
  useEffect(() => { setDeed(null); }, [paper?.reference, paper?.status, paper?.signedAt]);
  const facts: (readonly [string, ReactNode])[] = paper ? [
    [t('printing.number'), <Ltr key="r">{paper.reference}</Ltr>],
    [t('printing.state'), <PaperStatus key="s" paper={paper} />],
    ...(paper.signedAt ? [[t('printing.signedAt'), <Moment key="m" at={paper.signedAt} />] as const] : []),
    ...(paper.cancelReason ? [[t('printing.cancelReason'), <Name key="c">{paper.cancelReason}</Name>] as const] : []),
    ...(paper.former ? [[t('printing.former'), <Ltr key="f">{paper.former}</Ltr>] as const] : []),
    [t('printing.scans'), <bdi key="n">{paper.scans}</bdi>],
  ] : [];
  return (
    <Box component="aside" aria-label={inLanguage(name, lang)} onKeyDown={(event) => { if (event.key === 'Escape' && !made) onClose(); }} sx={{ borderInlineStart: `1px solid ${color.line}`, minWidth: 0, minHeight: 0, overflow: 'auto', px: 3, py: 1.5, display: 'grid', gap: 2, alignContent: 'start' }}>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Typography ref={head} tabIndex={-1} variant="h2" sx={{ overflowWrap: 'anywhere', '&:focus, &:focus-visible': { outline: 'none' } }}><bdi>{position}</bdi> – <Name lang={lang}>{inLanguage(name, lang)}</Name></Typography>
          {name[other] && <Typography color="textSecondary" sx={{ overflowWrap: 'anywhere' }}><Name lang={other}>{name[other]}</Name></Typography>}
        </Box>
        <IconButton aria-label={t('ui.close')} onClick={onClose}><CloseIcon /></IconButton>
      </Box>
      {paper ? <Facts facts={facts} /> : <Typography>{t('printing.noPaper')}</Typography>}
      {paper && (deed ? <PaperDeed key={deed} deed={deed} paper={paper} prints={own} keepers={keepers} onClose={() => { setDeed(null); head.current?.focus(); }} onMade={(one, copy) => { setDeed(null); setMade({ paper: one, copy }); }} /> : (
        <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
          {deeds.map((one, at) => <Button key={one} variant={at === 0 ? 'contained' : 'outlined'} onClick={() => { setDeed(one); }}>{t(`printing.do_${one}`)}</Button>)}
          {rights['ceremony.validate'] && <Button variant="outlined" component={RouterLink} to={`/ceremonies/${ceremonyId}?person=${recipientId}&form=mend`}>{t('ceremonyAfter.byForm')}</Button>}
          {rights['paper.print'] && <Button variant="outlined" component={RouterLink} to={`/ceremonies/${ceremonyId}/print?person=${recipientId}`}>{t('printing.printPerson')}</Button>}
        </Box>
      ))}
      {paper && rights['paper.print'] && (
        <Section title={t('printing.prints')}>
          <Prints prints={own} keepers={keepers} />
          {former.length > 0 && <><Typography variant="h3" sx={{ mt: 2 }}>{t('printing.printsOfFormer')} <Ltr>{paper.former}</Ltr></Typography><Prints prints={former} keepers={keepers} /></>}
        </Section>
      )}
      {made && <Duplicate {...made} onClose={() => { setMade(null); head.current?.focus(); }} />}
    </Box>
  );
}

function Prints({ prints, keepers }: { readonly prints: readonly Print[]; readonly keepers: readonly string[] }) {
  const { t } = useLanguage();
  if (prints.length === 0) return <Typography color="textSecondary" sx={{ py: 1 }}>{t('printing.notPrinted')}</Typography>;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {prints.map(({ sha256, original, copy, language, printedAt }) => (
        <Box component="li" key={`${sha256} ${original} ${copy}`} sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap', py: 0.75, borderBottom: `1px solid ${color.line}` }}>
          <Box sx={{ flex: 1, minWidth: 140 }}>{original === 0 ? t('printing.unnamed') : t('printing.originalNumber', { number: original })}{original > 0 && keepers[original - 1] && <> – <Name>{keepers[original - 1] ?? ''}</Name></>}{copy > 0 && <Box component="span" sx={{ fontWeight: 600 }}> · {t('printing.duplicateNumber', { copy })}</Box>}</Box>
          <Box sx={{ color: color.ink2 }}>{t(language === 'ar' ? 'ui.arabic' : language === 'fr' ? 'ui.french' : 'printing.both')}</Box>
          <Box sx={{ color: color.ink2 }}><Moment at={printedAt} /></Box>
        </Box>
      ))}
    </Box>
  );
}
