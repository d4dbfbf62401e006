import EditIcon from '@mui/icons-material/EditOutlined';
import { Box, Button, Link, Typography } from '@mui/material';
import { useRef } from 'react';
import { useAnswer } from '#renderer/app/hooks/api.ts';
import { Say, useLanguage } from '#renderer/components/language.tsx';
import { RefusalNotice } from '#renderer/components/notice.tsx';
import { Section } from '#renderer/components/page.tsx';
import { Progress } from '#renderer/components/progress.tsx';
import { Status } from '#renderer/components/status.tsx';
import { color, narrow } from '#renderer/components/theme.ts';
import { Ltr, Moment, Name } from '#renderer/components/values.tsx';
import { isNeeded, LEVELS } from '#shared/domain/questionnaire.ts';
import { questionTexts, type Asked, type Domain, type Version } from './texts.ts';
import { AnswerManner, Needed, Sides } from './words.tsx';

interface Props { readonly version: number; readonly newest: Asked; /** a new version was begun, and waits */ readonly begun: boolean; readonly onChoose: (version: number) => void; readonly onEdit: () => void }
/** All versions by the side of one that is read, domain by domain, in both languages. */
export function VersionRead({ version, newest, begun, onChoose, onEdit }: Props) {
  const { t, lang } = useLanguage();
  const shown = useAnswer('diagnosis.questionnaire', { version });
  const page = useRef<HTMLDivElement>(null);
  const jump = (code: string): void => { const section = page.current?.querySelector<HTMLElement>(`#domain-${code}`); section?.scrollIntoView({ block: 'start' }); section?.focus({ preventScroll: true }); };
  const { data } = shown;
  return (
    <Box sx={{ flex: 1, minHeight: 0, display: 'flex', [narrow]: { flex: 'none', display: 'block' } }}>
      <Box sx={{ width: 308, flex: 'none', overflow: 'auto', borderInlineEnd: `1px solid ${color.line}`, [narrow]: { width: 'auto', maxHeight: 220 } }}>
        <Typography component="h2" variant="h3" sx={{ px: 2, pt: 1.5, pb: 0.5 }}>{t('questionnaireForm.versions')}</Typography>
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>{newest.versions.map((one) => <VersionLine key={one.version} version={one} newest={one.version === newest.version} here={one.version === version} onChoose={onChoose} />)}</Box>
        {data && <Box component="nav" aria-label={t('questionnaireForm.domains')} sx={{ [narrow]: { display: 'none' } }}>
          <Typography component="h2" variant="h3" sx={{ px: 2, pt: 2, pb: 0.5 }}>{t('questionnaireForm.domains')}</Typography>
          <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0, pb: 1 }}>
            {data.content.domains.map(({ code, title, questions }, i) => (
              <Box component="li" key={code} sx={{ px: 2, display: 'flex', gap: 1, lineHeight: 1.9 }}>
                <Box sx={{ flex: 1, minWidth: 0 }}><Link component="button" type="button" underline="hover" onClick={() => { jump(code); }} sx={{ font: 'inherit', textAlign: 'start' }}><bdi>{i + 1}</bdi>. {title[lang]}</Link></Box>
                <bdi className="soft">{questions.length}</bdi>
              </Box>
            ))}
          </Box>
        </Box>}
      </Box>
      <Box sx={{ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' }}>
        <Box className="no-print" sx={{ flex: 'none', display: 'flex', columnGap: 2, rowGap: 1, flexWrap: 'wrap', alignItems: 'center', px: 3, py: 1, minHeight: 56, borderBottom: `1px solid ${color.line}`, [narrow]: { px: 2 } }}>
          <Box sx={{ flex: '1 1 320px', minWidth: 0 }}>{t(version === newest.version ? 'questionnaireForm.lead' : 'questionnaireForm.leadFormer')}</Box>
          <Button variant={begun ? 'contained' : 'outlined'} startIcon={<EditIcon />} onClick={onEdit}>{t(begun ? 'questionnaireForm.goOn' : 'questionnaireForm.make')}</Button>
        </Box>
        {!data ? <Box sx={{ p: 3, maxWidth: 480 }}>{shown.refusal ? <RefusalNotice refusal={shown.refusal} /> : <Progress label={t('questionnaireForm.reading')} />}</Box> : (
          <Box ref={page} tabIndex={0} role="region" aria-label={t('questionnaireForm.numbered', { version })} sx={{ flex: 1, minHeight: 0, overflow: 'auto', px: 3, py: 1.5, '&:focus-visible': { outlineOffset: -3 }, [narrow]: { px: 2, overflow: 'visible' } }}>
            <Box sx={{ maxWidth: 1000, display: 'grid', gap: 2.5 }}>{data.content.domains.map((domain) => <DomainRead key={domain.code} domain={domain} />)}</Box>
          </Box>
        )}
      </Box>
    </Box>
  );
}

function VersionLine({ version: { version, createdAt, createdBy, reason }, newest, here, onChoose }: { readonly version: Version; readonly newest: boolean; readonly here: boolean; readonly onChoose: (version: number) => void }) {
  const { t } = useLanguage();
  return (
    <li>
      <Box component="button" type="button" aria-current={here ? 'true' : undefined} onClick={() => { onChoose(version); }} sx={{
        font: 'inherit', color: 'inherit', width: '100%', textAlign: 'start', border: 0, bgcolor: 'transparent', cursor: 'pointer', px: 2, py: 0.75, borderInlineStart: '3px solid transparent', borderBottom: `1px solid ${color.line}`,
        '&:hover': { bgcolor: color.quiet }, '&:focus-visible': { outlineOffset: -3 }, '&[aria-current]': { bgcolor: color.greenTint, borderInlineStartColor: color.green },
      }}>
        <Box component="span" sx={{ display: 'flex', justifyContent: 'space-between', gap: 1 }}><span className="strong">{t('questionnaireForm.numbered', { version })}</span>{newest && <Status tone="done">{t('questionnaireForm.inForce')}</Status>}</Box>
        <Box component="span" sx={{ display: 'block', fontSize: '0.875rem', color: color.ink2, overflowWrap: 'anywhere' }}>
          {createdBy === null ? t('questionnaireForm.bank') : <><Say k="questionnaireForm.madeBy" with={{ at: <Moment at={createdAt} />, by: <Name>{createdBy}</Name> }} />{reason && <><br /><bdi dir="auto">{reason}</bdi></>}</>}
        </Box>
      </Box>
    </li>
  );
}

function DomainRead({ domain: { code, title, anchors, questions } }: { readonly domain: Domain }) {
  const { t, lang } = useLanguage();
  return (
    <Box id={`domain-${code}`} tabIndex={-1} sx={{ outline: 'none', scrollMarginTop: 8 }}>
      <Section title={title[lang]} aside={t('questionnaireForm.count', { count: questions.length })}>
        <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {questions.map((question, i) => (
            <Box component="li" key={question.code} sx={{ py: 1, borderBottom: `1px solid ${color.line}` }}>
              <Sides number={i + 1} text={question.text} />
              <Box sx={{ color: color.ink2, fontSize: '0.9375rem', paddingInlineStart: '44px', display: 'flex', columnGap: 2, flexWrap: 'wrap' }}><AnswerManner question={questionTexts(question)} />{isNeeded(question.code) && <Needed />}</Box>
            </Box>
          ))}
        </Box>
        <Box component="details" sx={{ py: 0.5, '& summary': { cursor: 'pointer', color: color.green, lineHeight: 2 } }}>
          <summary>{t('questionnaireForm.levels')}</summary>
          {LEVELS.map((level) => { const text = anchors[level]; return text && <Sides key={level} number={<Ltr>{level}</Ltr>} text={text} plain />; })}
        </Box>
      </Section>
    </Box>
  );
}
