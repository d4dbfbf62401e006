import { Box, Typography } from '@mui/material';
import { Controller, useWatch } from 'react-hook-form';
import { Choice, Columns, Text, useFields } from '#renderer/app/hooks/keptFields.tsx';
import { KeptRows } from '#renderer/app/hooks/keptRows.tsx';
import { Tick } from '#renderer/components/choice.tsx';
import { useLanguage } from '#renderer/components/language.tsx';
import { Status } from '#renderer/components/status.tsx';
import { color } from '#renderer/components/theme.ts';
import { ACTED_ON } from '#shared/domain/diagnosis.ts';
import { ACTION_OWNERS, ACTION_STATES, NEED_STATES } from '#shared/domain/lifeProjects.ts';
import { DOMAINS, LEVELS } from '#shared/domain/questionnaire.ts';
import type { Writing } from './planEditor.tsx';
import { RowOf } from './planParts.tsx';
import { NEW, type NeedTexts, type ObjectiveTexts } from './texts.ts';

/** The needs, each with the actions that answer it, or with the reason why none does. */
export function Needs({ data: { healthHidden } }: Writing) {
  const { t } = useLanguage();
  return (
    <KeptRows titled path="needs" blank={NEW.need} first="words" most={40} name={(number) => t('lifeProjectForm.row_need', { number })} add={t('lifeProjectForm.add_need')} none={t('lifeProjectForm.none_need')}>
      {(at, index) => <NeedRow at={at} index={index} healthHidden={healthHidden} />}
    </KeptRows>
  );
}
function NeedRow({ at, index, healthHidden }: { readonly at: string; readonly index: number; readonly healthHidden: boolean }) {
  const { t } = useLanguage();
  const { control } = useFields();
  const [need, objectives] = useWatch({ control, name: [`now.needs.${index}`, 'now.objectives'] }) as [NeedTexts | undefined, readonly ObjectiveTexts[] | undefined];
  const answers = (objectives ?? []).flatMap(({ actions }) => actions ?? []).filter(({ needs, state }) => state !== 'dropped' && (needs ?? []).includes(need?.key ?? '')), due = Number(need?.level) >= ACTED_ON;
  const domains = DOMAINS.filter((domain) => domain !== 'health' || !healthHidden || need?.domain === 'health');
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <RowOf shares="minmax(0, 3fr) minmax(0, 2fr) minmax(0, 2fr) minmax(0, 3fr)">
        <Choice path={`${at}domain`} options={domains.map((one) => [one, t(`caseWords.domain_${one}`)])} />
        <Choice path={`${at}level`} options={LEVELS.map((one) => [String(one), `${one} · ${t(`caseWords.level_${one}`)}`])} />
        <Choice path={`${at}state`} options={NEED_STATES.map((one) => [one, t(`caseWords.needState_${one}`)])} />
        <Choice path={`${at}owner`} options={ACTION_OWNERS.map((one) => [one, t(`caseWords.owner_${one}`)])} />
      </RowOf>
      <Text path={`${at}words`} multiline />
      <Box sx={{ display: 'flex', columnGap: 1, flexWrap: 'wrap', alignItems: 'baseline' }}>
        <span className="soft">{t('lifeProjectForm.answeredBy')}</span>
        {answers.length > 0 ? answers.map((action, i) => <span key={action.key}><bdi dir="auto" className="strong">{action.words || t('lifeProjectForm.unnamedAction')}</bdi>{i < answers.length - 1 && <span className="soft"> ·</span>}</span>)
          : due && (need?.whyNot ?? '').trim() === '' ? <Status tone="block">{t('lifeProjectForm.noAnswer')}</Status> : <span className="soft">{t('lifeProjectForm.noAction')}</span>}
      </Box>
      {(answers.length === 0 || (need?.whyNot ?? '') !== '') && <Text path={`${at}whyNot`} hint={due ? t('lifeProjectForm.whyNotHint') : undefined} optional={!due || answers.length > 0} />}
    </Box>
  );
}

export function Objectives() {
  const { t } = useLanguage();
  return (
    <KeptRows titled path="objectives" blank={NEW.objective} first="words" most={20} name={(number) => t('lifeProjectForm.row_objective', { number })} add={t('lifeProjectForm.add_objective')} none={t('lifeProjectForm.none_objective')}>
      {(at) => (
        <Box sx={{ display: 'grid', gap: 1.5 }}>
          <Text path={`${at}words`} multiline />
          <Box sx={{ borderInlineStart: `3px solid ${color.line}`, paddingInlineStart: 2 }}>
            <KeptRows titled path={`${at}actions`} blank={NEW.action} first="words" most={20} name={(number) => t('lifeProjectForm.row_action', { number })} add={t('lifeProjectForm.add_action')} none={t('lifeProjectForm.none_action')}>
              {(inner) => <ActionRow at={inner} />}
            </KeptRows>
          </Box>
        </Box>
      )}
    </KeptRows>
  );
}
function ActionRow({ at }: { readonly at: string }) {
  const { t } = useLanguage();
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <Text path={`${at}words`} multiline />
      <RowOf shares="minmax(0, 3fr) minmax(0, 3fr) minmax(0, 2fr) minmax(0, 2fr)">
        <Choice path={`${at}owner`} options={ACTION_OWNERS.map((one) => [one, t(`caseWords.owner_${one}`)])} />
        <Text path={`${at}partner`} optional />
        <Text path={`${at}deadline`} content="code" />
        <Choice path={`${at}state`} options={ACTION_STATES.map((one) => [one, t(`caseWords.actionState_${one}`)])} />
      </RowOf>
      <Columns><Text path={`${at}indicator`} multiline /><Text path={`${at}resources`} optional multiline /></Columns>
      <Answers at={at} />
    </Box>
  );
}
/** Which needs an action answers. */
function Answers({ at }: { readonly at: string }) {
  const { t } = useLanguage();
  const { control } = useFields();
  const needs = (useWatch({ control, name: 'now.needs' }) as readonly NeedTexts[] | undefined) ?? [];
  if (needs.length === 0) return null;
  return (
    <Controller control={control} name={`now.${at}needs`} render={({ field: { value, onChange } }) => {
      const chosen = (value as readonly string[] | undefined) ?? [];
      return (
        <Box component="fieldset" sx={{ border: 0, m: 0, p: 0, minWidth: 0 }}>
          <Typography component="legend" variant="h3" sx={{ p: 0 }}>{t('lifeProjectForm.f_objectives_actions_needs')}</Typography>
          <Box sx={{ display: 'flex', columnGap: 3, flexWrap: 'wrap' }}>
            {needs.map(({ key, domain, level, words }) => <Tick key={key} checked={chosen.includes(key)} onChange={(on) => { onChange(on ? [...chosen, key] : chosen.filter((one) => one !== key)); }} label={<>{t(`caseWords.domain_${domain}`)} <span className="soft">(<bdi>{level}</bdi>{words && <> – <bdi dir="auto">{words.slice(0, 40)}</bdi></>})</span></>} />)}
          </Box>
        </Box>
      );
    }} />
  );
}
