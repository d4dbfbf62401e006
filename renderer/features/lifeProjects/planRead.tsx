import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useAnswer } from '#renderer/app/hooks/api.ts';
import { Say, useLanguage } from '#renderer/components/language.tsx';
import { Level } from '#renderer/components/level.tsx';
import { RefusalNotice } from '#renderer/components/notice.tsx';
import { Facts, Section } from '#renderer/components/page.tsx';
import { Progress } from '#renderer/components/progress.tsx';
import { color, narrow } from '#renderer/components/theme.ts';
import { Day, Money, Name } from '#renderer/components/values.tsx';
import { ActionStands } from './actionProgress.tsx';
import { FiguresWords } from './figures.tsx';
import { ProposalWords } from './proposal.tsx';
import type { Content, Shown } from './texts.ts';

/** A version that does not change any more, or that one may only read; in the order of the paper. `notes`: how its actions stand can be said here. */
export function PlanRead({ lifeProjectId, notes }: { readonly lifeProjectId: string; readonly notes: boolean }) {
  const { t } = useLanguage();
  const { data, refusal } = useAnswer('lifeProjects.show', { lifeProjectId });
  if (!data) return <Box sx={{ p: 3, maxWidth: 480 }}>{refusal ? <RefusalNotice refusal={refusal} /> : <Progress label={t('lifeProjectForm.reading')} />}</Box>;
  const { content } = data;
  return (
    <Box tabIndex={0} role="region" aria-label={t('lifeProjectForm.versionNumbered', { version: data.version })} sx={{ flex: 1, minHeight: 0, overflow: 'auto', px: 3, py: 1.5, '&:focus-visible': { outlineOffset: -3 }, [narrow]: { px: 2, overflow: 'visible' } }}>
      <Box sx={{ maxWidth: 960, display: 'grid', gap: 2.5 }}>
        <About data={data} />
        <Section title={t('caseWords.section_wishes')}><Prose>{content.wishes}</Prose></Section>
        <Section title={t('caseWords.section_track')}><Box sx={{ py: 1 }} className="strong">{content.track ? t(`caseWords.track_${content.track}`) : <None />}</Box>{content.trackWhy && <Prose>{content.trackWhy}</Prose>}</Section>
        {content.choice && <Section title={t('caseWords.section_choice')}>
          <Box sx={{ py: 1 }}><span className="strong">{t(`trades.${content.choice.trade}`)}</span> <span className="soft">· <Say k="lifeProjectForm.chosenOnBy" with={{ on: <Day date={content.choice.chosenOn} />, by: <Name>{content.choice.chosenBy}</Name> }} /></span></Box>
          <Prose>{content.choice.why}</Prose>
          <Box component="details" sx={{ '& summary': { cursor: 'pointer', minHeight: 32, color: color.green } }}><summary>{t('lifeProjectForm.proposalThen')}</summary><ProposalWords proposal={content.choice.proposal} /></Box>
        </Section>}
        <Section title={t('caseWords.section_needs')}><Needs content={content} /></Section>
        <Section title={t('caseWords.section_objectives')}><Objectives data={data} notes={notes} /></Section>
        {content.incomeProject && <Section title={t('caseWords.section_incomeProject')}><Income sheet={content.incomeProject} />{data.figures && <Box sx={{ pt: 1.5 }}><FiguresWords figures={data.figures} /></Box>}</Section>}
        <Section title={t('caseWords.section_summary')}><Box sx={{ py: 1 }}><Facts facts={(['strengths', 'needs', 'obstacles'] as const).map((one) => [t(`lifeProjectForm.f_summary_${one}`), <Prose key={one} bare>{content.summary[one]}</Prose>])} /></Box></Section>
        {(['training', 'experience'] as const).map((path) => content[path].length > 0 && <Section key={path} title={t(`caseWords.section_${path}`)}>
          <Rows heads={[t(`lifeProjectForm.f_${path}_words`), t(`lifeProjectForm.f_${path}_duration`), t(`lifeProjectForm.f_${path}_evidence`)]} rows={content[path].map(({ words, duration, evidence }) => [<bdi key="w" dir="auto">{words}</bdi>, <bdi key="d" dir="auto">{/^\d+$/.test(duration) ? t('beneficiariesForm.months', { count: Number(duration) }) : duration}</bdi>, t(`caseWords.evidence_${evidence}`)])} />
        </Section>)}
        {(['market', 'territory'] as const).map((path) => content[path].words && <Section key={path} title={t(`caseWords.section_${path}`)}><Prose>{content[path].words}</Prose><Box sx={{ pb: 1 }} className="soft"><bdi dir="auto">{content[path].source}</bdi>{content[path].dated && <> · <Day date={content[path].dated} /></>}</Box></Section>)}
        <Section title={t('caseWords.section_commitments')}>
          <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)', columnGap: 3, [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' } }}>
            {(['person', 'centre'] as const).map((side) => <Box key={side} sx={{ py: 1 }}><Typography variant="h3">{t(`lifeProjectForm.side_${side}`)}</Typography>{content.commitments[side].length === 0 ? <None /> : <Box component="ol" sx={{ m: 0, paddingInlineStart: 3 }}>{content.commitments[side].map((words) => <li key={words}><bdi dir="auto">{words}</bdi></li>)}</Box>}</Box>)}
          </Box>
        </Section>
        {content.risks.length > 0 && <Section title={t('caseWords.section_risks')}><Rows heads={[t('lifeProjectForm.f_risks_words'), t('lifeProjectForm.f_risks_likelihood'), t('lifeProjectForm.f_risks_answer')]} rows={content.risks.map(({ words, likelihood, answer }) => [<bdi key="w" dir="auto">{words}</bdi>, t(`caseWords.likelihood_${likelihood}`), <bdi key="a" dir="auto">{answer}</bdi>])} /></Section>}
        {content.visits.length > 0 && <Section title={t('caseWords.section_visits')}><Rows heads={[t('lifeProjectForm.f_visits_milestone'), t('lifeProjectForm.f_visits_kind'), t('lifeProjectForm.f_visits_plannedOn')]} rows={content.visits.map(({ milestone, kind, plannedOn }) => [t(`caseWords.milestone_${milestone}`), t(`caseWords.visitKind_${kind}`), <Day key="d" date={plannedOn} />])} /></Section>}
        {data.healthHidden && <Typography variant="body2" color="textSecondary">{t('lifeProjectForm.healthHidden')}</Typography>}
      </Box>
    </Box>
  );
}
function About({ data: { content, diagnosisNumber } }: { readonly data: Shown }) {
  const { t } = useLanguage();
  return <Facts facts={[[t('lifeProjectForm.f_dated'), <Day key="d" date={content.dated} />], [t('lifeProjectForm.f_diagnosisId'), diagnosisNumber === null ? <None key="n" /> : t('lifeProjectForm.diagnosisNumbered', { number: diagnosisNumber })]]} />;
}
function None() {
  const { t } = useLanguage();
  return <span className="faint">{t('ui.none')}</span>;
}
/** A text as it was typed, in its own direction. */
const Prose = ({ children, bare = false }: { readonly children: string; readonly bare?: boolean }) => (children === '' ? <None /> : <Box dir="auto" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', textAlign: 'start', ...(bare ? {} : { py: 1 }) }}>{children}</Box>);
function Rows({ heads, rows }: { readonly heads: readonly string[]; readonly rows: readonly (readonly ReactNode[])[] }) {
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Box component="table" sx={{ width: '100%', borderCollapse: 'collapse', '& th, & td': { textAlign: 'start', px: 1, py: 0.625, borderBottom: `1px solid ${color.line}`, verticalAlign: 'top', overflowWrap: 'anywhere' }, '& th': { fontSize: '0.875rem', fontWeight: 600, color: color.ink2, bgcolor: color.quiet } }}>
        <thead><tr>{heads.map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
        <tbody>{rows.map((cells, i) => <tr key={i}>{cells.map((cell, j) => <td key={j}>{cell}</td>)}</tr>)}</tbody>
      </Box>
    </Box>
  );
}
/** Needs with the actions that answer each, or why none does: what the plan is about, on one sight. */
function Needs({ content: { needs, objectives } }: { readonly content: Content }) {
  const { t } = useLanguage();
  if (needs.length === 0) return <Box sx={{ py: 1 }}><None /></Box>;
  const actions = objectives.flatMap((objective) => objective.actions);
  return <Rows heads={[t('lifeProjectForm.colNeed'), t('lifeProjectForm.f_needs_level'), t('lifeProjectForm.colAnswer'), t('lifeProjectForm.f_needs_owner'), t('lifeProjectForm.f_needs_state')]} rows={needs.map(({ key, domain, level, words, state, owner, whyNot }) => {
    const own = actions.filter((action) => action.needs.includes(key));
    return [
      <span key="n"><span className="strong">{t(`caseWords.domain_${domain}`)}</span>{words && <><br /><bdi dir="auto">{words}</bdi></>}</span>,
      <span key="l" style={{ whiteSpace: 'nowrap' }}><Level level={level} /> <bdi>{level}</bdi> · {t(`caseWords.level_${level}`)}</span>,
      <span key="a">{own.map((action) => <span key={action.key} style={{ display: 'block' }}><bdi dir="auto">{action.words}</bdi></span>)}{whyNot && <span className="soft">{t('lifeProjectForm.f_needs_whyNot')} <bdi dir="auto">{whyNot}</bdi></span>}</span>,
      t(`caseWords.owner_${owner}`), t(`caseWords.needState_${state}`),
    ];
  })} />;
}
function Objectives({ data, notes }: { readonly data: Shown; readonly notes: boolean }) {
  const { t } = useLanguage(), { objectives } = data.content;
  if (objectives.length === 0) return <Box sx={{ py: 1 }}><None /></Box>;
  return objectives.map(({ key, words, actions }, i) => (
    <Box key={key} sx={{ py: 1 }}>
      <Typography variant="h3"><bdi>{i + 1}</bdi>. <bdi dir="auto">{words}</bdi></Typography>
      <Rows heads={[t('lifeProjectForm.f_objectives_actions_words'), t('lifeProjectForm.f_objectives_actions_owner'), t('lifeProjectForm.f_objectives_actions_deadline'), t('lifeProjectForm.f_objectives_actions_indicator'), t('lifeProjectForm.f_objectives_actions_state')]} rows={actions.map((action) => [
        <span key="w"><bdi dir="auto">{action.words}</bdi>{action.resources && <span className="soft"><br /><bdi dir="auto">{action.resources}</bdi></span>}</span>,
        <span key="o">{t(`caseWords.owner_${action.owner}`)}{action.partner && <span className="soft"><br /><bdi dir="auto">{action.partner}</bdi></span>}</span>,
        action.deadline === null ? <None key="n" /> : <Day key="d" date={action.deadline} />, <bdi key="i" dir="auto">{action.indicator}</bdi>, <ActionStands key="s" data={data} action={action} notes={notes} />,
      ])} />
    </Box>
  ));
}
function Income({ sheet }: { readonly sheet: NonNullable<Content['incomeProject']> }) {
  const { t } = useLanguage();
  const { title, trade, legalForm, site, permits, investments, financing, sales, fixedCosts } = sheet;
  const money = (value: number) => <Money key="m" value={value} />, words = (text: string) => <bdi key="w" dir="auto">{text}</bdi>;
  return (
    <Box sx={{ display: 'grid', gap: 1.5, pt: 1 }}>
      <Facts facts={[
        [t('lifeProjectForm.f_incomeProject_title'), title ? <bdi key="t" dir="auto">{title}</bdi> : <None key="t" />], [t('lifeProjectForm.f_incomeProject_trade'), trade ? t(`trades.${trade}`) : <None key="r" />],
        [t('lifeProjectForm.f_incomeProject_legalForm'), legalForm ? t(`ceremonyForm.code.legalForm.${legalForm}`) : <None key="l" />],
        [t('lifeProjectForm.f_incomeProject_site_address'), <span key="s"><bdi dir="auto">{site.address}</bdi>{site.address && ' · '}{t(`caseWords.tenure_${site.tenure}`)}{site.note && <> · <bdi dir="auto">{site.note}</bdi></>}</span>],
      ]} />
      {permits.length > 0 && <Rows heads={[t('lifeProjectForm.permits'), t('lifeProjectForm.f_incomeProject_permits_state')]} rows={permits.map((one) => [words(one.words), t(`caseWords.permitState_${one.state}`)])} />}
      {investments.length > 0 && <Rows heads={[t('lifeProjectForm.investments'), t('lifeProjectForm.f_incomeProject_investments_quantity'), t('lifeProjectForm.f_incomeProject_investments_unitPrice')]} rows={investments.map((one) => [words(one.words), <bdi key="q">{one.quantity}</bdi>, money(one.unitPrice)])} />}
      {financing.length > 0 && <Rows heads={[t('lifeProjectForm.financing'), t('lifeProjectForm.f_incomeProject_financing_words'), t('lifeProjectForm.f_incomeProject_financing_amount'), t('lifeProjectForm.f_incomeProject_financing_state')]} rows={financing.map((one) => [t(`caseWords.funder_${one.source}`), words(one.words), money(one.amount), t(`caseWords.fundingState_${one.state}`)])} />}
      {sales.length > 0 && <Rows heads={[t('lifeProjectForm.sales'), t('lifeProjectForm.f_incomeProject_sales_quantity'), t('lifeProjectForm.f_incomeProject_sales_unitPrice'), t('lifeProjectForm.f_incomeProject_sales_unitCost')]} rows={sales.map((one) => [words(one.words), <bdi key="q">{one.quantity}</bdi>, money(one.unitPrice), money(one.unitCost)])} />}
      {fixedCosts.length > 0 && <Rows heads={[t('lifeProjectForm.fixedCosts'), t('lifeProjectForm.f_incomeProject_fixedCosts_amount')]} rows={fixedCosts.map((one) => [words(one.words), money(one.amount)])} />}
    </Box>
  );
}
