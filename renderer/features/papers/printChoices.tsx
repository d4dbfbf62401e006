import { Button } from '@mui/material';
import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import { isPerPerson, type PaperLang } from '#shared/domain/papers.ts';
import { ChoiceGroup, OneOf, Tick } from '../../components/choice.tsx';
import { SelectField } from '../../components/field.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Name } from '../../components/values.tsx';
import type { Printers } from './printers.ts';
import { ALL_KINDS, papersOf, ticked, type Choices } from './printRequest.ts';

/** What is printed, for whom, in which order and how; every change is told at once. */
export function PrintChoices({ choices, onChange, persons, onePerson, keepers, printers }: {
  readonly choices: Choices; readonly onChange: (choices: Choices) => void; readonly persons: number;
  /** Papers of one person alone: those that are one a person. */
  readonly onePerson: boolean;
  /** Who keeps each signed original, in order. */
  readonly keepers: readonly Bilingual[]; readonly printers: Printers;
}) {
  const { t, lang } = useLanguage();
  const set = (change: Partial<Choices>): void => { onChange({ ...choices, ...change }); };
  const numbers = keepers.map((_keeper, at) => at + 1);
  return (
    <>
      <ChoiceGroup title={t('printing.papers')}>
        {ALL_KINDS.filter((kind) => !onePerson || isPerPerson(kind)).map((kind) => (
          <Tick key={kind} label={t(`papers.kind_${kind}`)} count={papersOf(kind, persons)} checked={choices.kinds.includes(kind)} onChange={(on) => { set({ kinds: ticked(ALL_KINDS, choices.kinds, kind, on) }); }} />
        ))}
      </ChoiceGroup>
      {choices.kinds.includes('certificate') && (
        <ChoiceGroup title={t('printing.originals')} hint={choices.originals.length === 0 ? t('printing.noOriginal') : undefined}>
          {keepers.map((keeper, at) => (
            <Tick key={at + 1} checked={choices.originals.includes(at + 1)} onChange={(on) => { set({ originals: ticked(numbers, choices.originals, at + 1, on) }); }}
              label={<><bdi>{at + 1}</bdi> – {keeper[lang] ? <Name>{keeper[lang]}</Name> : t('printing.noKeeper')}</>} />
          ))}
          {keepers.length > 1 && (
            <Button size="small" variant="text" onClick={() => { set({ originals: choices.originals.length === keepers.length ? [] : numbers }); }}>{t(choices.originals.length === keepers.length ? 'printing.untickAll' : 'printing.tickAll')}</Button>
          )}
        </ChoiceGroup>
      )}
      <ChoiceGroup title={t('printing.language')}>
        <OneOf<PaperLang> inline label={t('printing.language')} value={choices.language} onChange={(language) => { set({ language }); }}
          options={[{ value: 'ar', label: t('ui.arabic') }, { value: 'fr', label: t('ui.french') }, { value: 'both', label: t('printing.both') }]} />
      </ChoiceGroup>
      <ChoiceGroup title={t('printing.sides')}>
        <OneOf label={t('printing.sides')} value={choices.sides} onChange={(sides) => { set({ sides }); }} options={[{ value: 'two', label: t('printing.twoSides') }, { value: 'one', label: t('printing.oneSide') }]} />
      </ChoiceGroup>
      <ChoiceGroup title={t('printing.order')}>
        <OneOf label={t('printing.order')} value={choices.sort} onChange={(sort) => { set({ sort }); }} options={[{ value: 'person', label: t('printing.byPerson') }, { value: 'recipient', label: t('printing.byRecipient') }]} />
      </ChoiceGroup>
      <ChoiceGroup title={t('printing.files')}>
        <OneOf label={t('printing.files')} value={choices.files} onChange={(files) => { set({ files }); }} options={[{ value: 'merged', label: t('printing.merged') }, { value: 'single', label: t('printing.single') }]} />
      </ChoiceGroup>
      {printers.list.length > 0 && (
        <ChoiceGroup title={t('printing.printer')}>
          <SelectField label={t('printing.printerName')} value={printers.chosen} onChange={printers.choose} options={[{ value: '', label: t('printing.askSystem') }, ...printers.list.map(({ name, label }) => ({ value: name, label }))]} />
        </ChoiceGroup>
      )}
    </>
  );
}
