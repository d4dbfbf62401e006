import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import { useLanguage } from '../../components/language.tsx';
import { Pair } from '../../components/pair.tsx';
import { faultsOf } from '../../components/refusals.ts';
import { Rows } from '../../components/rows.tsx';
import { both, NONE, pick } from './pairs.ts';
import { Section, type Shown, type Spec } from './section.tsx';

interface Values { originals: Bilingual[] }
const MOST = 10;
const spec: Spec<Values> = {
  key: 'originals', preview: { paper: 'certificate' },
  read: ({ settings: { originals } }) => ({ originals: originals.map(pick) }),
  change: (values) => values,
  faults: ({ originals }) => faultsOf(originals.flatMap((keeper, row) => both(`originals.${row}`, keeper, 120, true))),
};
/** Who keeps each signed original. */
export function Originals({ shown }: { readonly shown: Shown }) {
  const { t } = useLanguage();
  return (
    <Section spec={spec} shown={shown} lead={t('settingsForm.originalsHint')}>
      {({ values: { originals }, set, at, disabled }) => (
        <Rows label={t('settingsForm.originals')} rows={originals} blank={NONE} most={MOST} least={1} disabled={disabled} add={t('settingsForm.addOriginal')} name={(n) => t('settingsForm.original', { n })} error={at('originals')} onChange={(rows) => { set({ originals: rows }); }}>
          {(row, index, change) => <Pair label={t('settingsForm.original', { n: index + 1 })} row={index} value={row} disabled={disabled} onChange={change} error={{ ar: at(`originals.${index}.ar`), fr: at(`originals.${index}.fr`) }} />}
        </Rows>
      )}
    </Section>
  );
}
