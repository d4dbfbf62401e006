import { Box } from '@mui/material';
import { useWatch } from 'react-hook-form';
import { Say, useLanguage } from '#renderer/components/language.tsx';
import { Money } from '#renderer/components/values.tsx';
import { readAmount, readWhole } from '#shared/domain/common/numbers.ts';
import { CONDITIONS } from '#shared/domain/handover.ts';
import { Both, Choice, CodeText, Columns, Text, useFields } from '#renderer/app/hooks/keptFields.tsx';

/** The fields of one line of equipment, in any form of which they are part. */
export function LineFields({ at = '' }: { /** the line's own path in a form of several: `lines.0.` */ readonly at?: string }) {
  const { t } = useLanguage();
  return <>
    <Columns><Both path={`${at}designation`} needed /></Columns>
    <Columns><Text path={`${at}brandModel`} content="code" optional /><CodeText path={`${at}serial`} optional /></Columns>
    <Columns><Text path={`${at}quantity`} content="code" inputMode="numeric" /><Text path={`${at}unitPrice`} content="code" inputMode="decimal" /></Columns>
    <Sum at={at} />
    <Columns><Both path={`${at}unit`} hint={t('ceremonyEdit.unitHint')} /><Choice path={`${at}condition`} optional options={[['', t('ceremonyEdit.notSaid')], ...CONDITIONS.map((one): [string, string] => [one, t(`ceremonyForm.code.condition.${one}`)])]} /><CodeText path={`${at}inventoryNumber`} optional /></Columns>
    <Columns><Both path={`${at}funder`} /><Text path={`${at}purchaseReference`} optional /></Columns>
  </>;
}
/** The line's sum while it is typed. */
function Sum({ at }: { readonly at: string }) {
  const { control } = useFields();
  const [quantity, price]: unknown[] = useWatch({ control, name: [`now.${at}quantity`, `now.${at}unitPrice`] });
  const many = readWhole(String(quantity ?? '')), each = readAmount(String(price ?? ''));
  const sum = many.ok && each.ok ? many.value * each.value : null;
  return <Box sx={{ minHeight: 26, fontWeight: 600 }} role="status">{sum !== null && Number.isSafeInteger(sum) && <Say k="ceremonyEdit.lineSum" with={{ sum: <Money value={sum} /> }} />}</Box>;
}
