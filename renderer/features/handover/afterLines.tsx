import AddIcon from '@mui/icons-material/Add';
import { Box, Button, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import { useFieldArray, useWatch, type Control } from 'react-hook-form';
import { useLanguage } from '#renderer/components/language.tsx';
import { color } from '#renderer/components/theme.ts';
import { Money, Name } from '#renderer/components/values.tsx';
import { MOST_LINES } from '#shared/contract/handoverForms.ts';
import { inLanguage } from '#shared/domain/common/bilingual.ts';
import { sumOf, type AfterLine, type AfterTexts } from './afterTexts.ts';
import { useFields } from '#renderer/app/hooks/keptFields.tsx';
import type { Kept, KeptForm } from '#renderer/app/hooks/kept.ts';
import { LineFields } from './lineFields.tsx';
import { newLine } from './personTexts.ts';

/** The lines of a form of a whole person: one open at a time, those with something to mend always. */
export function AfterLines({ kept: { form, faults, focus } }: { readonly kept: KeptForm<AfterTexts> }) {
  const { t, lang } = useLanguage();
  const { error } = useFields();
  const { fields, append, remove } = useFieldArray({ control: form.control as unknown as Control<Kept<AfterTexts>>, name: 'now.lines' });
  const typed: readonly AfterLine[] = useWatch({ control: form.control as unknown as Control<Kept<AfterTexts>>, name: 'now.lines' });
  const [open, setOpen] = useState<number | null>(null);
  const faulty = (at: number): boolean => faults.some(({ path }) => path.startsWith(`lines.${at}.`));
  // a fault in a line that is closed: its field is there once it is open
  const first = faults[0]?.path;
  useEffect(() => { if (first?.startsWith('lines.')) focus(first); }, [first, focus]);
  const toggle = (at: number): void => { setOpen(open === at ? null : at); if (open !== at) focus(`lines.${at}.designation.ar`); };
  const add = (): void => {
    const last = typed.at(-1);
    append({ ...newLine(), ...(last ? { unit: last.unit, funder: last.funder, condition: last.condition, purchaseReference: last.purchaseReference } : {}), lineId: '' }, { shouldFocus: false });
    setOpen(fields.length);
    focus(`lines.${fields.length}.designation.ar`);
  };
  const none = error('lines');
  return (
    <Box>
      <Typography variant="h3" sx={{ borderBottom: `1px solid ${color.ink}`, mt: 1 }}>{t('ceremonyAfter.goods')}</Typography>
      {none && <Typography variant="body2" role="alert" sx={{ color: color.amber, fontWeight: 600, mt: 1 }}>{none}</Typography>}
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {fields.map(({ id }, at) => {
          const line = typed[at], isOpen = open === at || faulty(at), sum = line ? sumOf([line]) : null;
          return (
            <Box component="li" key={id} sx={{ py: 1, borderBottom: `1px solid ${color.line}` }}>
              <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap' }}>
                <Box sx={{ flex: '1 1 200px', minWidth: 0, overflowWrap: 'anywhere' }}><bdi>{at + 1}</bdi>. <Name>{line ? inLanguage({ ar: line.designation.ar, fr: line.designation.fr }, lang) : ''}</Name></Box>
                {line && <Box><bdi>{line.quantity}</bdi> × <bdi>{line.unitPrice}</bdi>{sum !== null && <> = <Money value={sum} /></>}</Box>}
                <Button size="small" variant="outlined" aria-expanded={isOpen} aria-label={t(isOpen ? 'ceremonyAfter.closeLine' : 'ceremonyAfter.openLine', { number: at + 1 })} onClick={() => { toggle(at); }}>{t(isOpen ? 'ceremonyAfter.closeLine' : 'ceremony.edit')}</Button>
                <Button size="small" variant="outlined" aria-label={t('ceremonyAfter.dropLine', { number: at + 1 })} onClick={() => { setOpen(null); remove(at); }}>{t('ui.remove')}</Button>
              </Box>
              {isOpen && <Box sx={{ display: 'grid', gap: 1.5, pt: 1.5 }}><LineFields at={`lines.${at}.`} /></Box>}
            </Box>
          );
        })}
      </Box>
      <Button size="small" variant="outlined" startIcon={<AddIcon />} disabled={fields.length >= MOST_LINES} onClick={add} sx={{ mt: 1 }}>{t('ceremony.addLine')}</Button>
    </Box>
  );
}
