import NoPhotoIcon from '@mui/icons-material/NoPhotographyOutlined';
import PhotoIcon from '@mui/icons-material/PhotoCameraOutlined';
import ReadIcon from '@mui/icons-material/MenuBookOutlined';
import VoiceIcon from '@mui/icons-material/RecordVoiceOverOutlined';
import WarnIcon from '@mui/icons-material/WarningAmberRounded';
import { Box, Button, Typography } from '@mui/material';
import type { ReactElement, ReactNode, Ref } from 'react';
import { inLanguage } from '#shared/domain/common/bilingual.ts';
import { useLanguage } from '../../components/language.tsx';
import { Status } from '../../components/status.tsx';
import { color, narrow } from '../../components/theme.ts';
import { Ltr, Moment, Name, srOnly } from '../../components/values.tsx';
import { reading, type Person } from './dayRules.ts';

/** Something to mind, as a sentence that is read from two metres; amber where it asks for something. */
function Flag({ icon, warn = false, children, action }: { readonly icon: ReactElement; readonly warn?: boolean; readonly children: ReactNode; readonly action?: ReactNode }) {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 1.25, fontSize: '1.25rem', lineHeight: 1.4, minHeight: 52, px: 2, py: 0.75, borderRadius: 1, ...(warn ? { bgcolor: color.amberTint, color: color.amber, fontWeight: 600 } : { color: color.ink2, border: `1px solid ${color.line}` }), [narrow]: { fontSize: '1rem', minHeight: 40 } }}>
      {icon}<span>{children}</span>{action}
    </Box>
  );
}
const BIG = { fontWeight: 700, lineHeight: 1.35, overflowWrap: 'anywhere', [narrow]: { fontSize: '1.75rem' } } as const;

/** One person, readable across a room: number, both names, the card's last digits, what to mind, what they receive. */
export function DayPerson({ person, namesakes, headRef, mayMark, busy, onPhoto }: {
  readonly person: Person; readonly namesakes: readonly Person[]; readonly headRef: Ref<HTMLHeadingElement>; readonly mayMark: boolean; readonly busy: boolean; readonly onPhoto: (photo: Person['day']['photo']) => void;
}) {
  const { t, lang, other } = useLanguage();
  const { name, order, cinTail, sex, day, paper, equipment, trade, unnamed } = person;
  const reads = reading(person);
  const second = name[other] && name[other] !== name[lang] ? name[other] : '';
  const photo = (answer: 'yes' | 'no', label: string): ReactNode => (
    <Button size="small" variant={day.photo === answer ? 'contained' : 'outlined'} aria-pressed={day.photo === answer} disabled={busy} onClick={() => { onPhoto(day.photo === answer ? 'unknown' : answer); }}>{label}</Button>
  );
  return (
    <Box component="main" id="main" sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) 440px', columnGap: 5, px: 4, pt: 3, pb: 2, minHeight: 0, overflow: 'auto', [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)', rowGap: 2, px: 2, pt: 2 } }}>
      <Box sx={{ display: 'grid', gridTemplateColumns: '148px minmax(0, 1fr)', columnGap: 3, alignContent: 'start', [narrow]: { gridTemplateColumns: '72px minmax(0, 1fr)', columnGap: 2 } }}>
        <Box sx={{ width: 148, height: 148, borderRadius: 2, bgcolor: color.green, color: '#fff', position: 'relative', display: 'grid', placeItems: 'center', fontSize: order > 999 ? '3.25rem' : '4.75rem', fontWeight: 700, lineHeight: 1, [narrow]: { width: 72, height: 72, fontSize: '2rem' } }}><bdi aria-hidden>{order}</bdi><span style={srOnly}>{t('day.order', { order })}</span></Box>
        <Box>
          <Typography ref={headRef} tabIndex={-1} component="h2" sx={{ ...BIG, fontSize: '3.25rem', '&:focus, &:focus-visible': { outline: 'none' } }}><Name lang={lang}>{inLanguage(name, lang)}</Name></Typography>
          {second && <Typography component="p" sx={{ ...BIG, fontSize: '3rem', fontWeight: 400, color: color.ink2 }}><Name lang={other}>{second}</Name></Typography>}
        </Box>
        <Box sx={{ gridColumn: 2, mt: 2, display: 'grid', gap: 1.25, justifyItems: 'start', [narrow]: { gridColumn: '1 / 3' } }}>
          <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 2 }}>
            <Typography sx={{ fontSize: '1.125rem', color: color.ink2 }}>{t('day.idEnds')}</Typography>
            {cinTail ? <Typography sx={{ fontSize: '2.5rem', fontWeight: 700, lineHeight: 1.2 }}><Ltr>{cinTail}</Ltr></Typography> : <Typography sx={{ fontSize: '1.25rem' }}>{t('day.noCard')}</Typography>}
          </Box>
          {day.state !== 'waiting' && (
            <Box sx={{ fontSize: '1.25rem', '& > span': { fontSize: '1.25rem', '& svg': { fontSize: 26 } } }}>
              <Status tone={day.state === 'handedOver' ? 'done' : day.state === 'reserved' ? 'done' : 'warn'}>{t(`day.is_${day.state}`, { sex })}</Status>
              <Box sx={{ fontSize: '1rem', color: color.ink2, overflowWrap: 'anywhere' }}>
                {day.note && <Box><Name>{day.note}</Name></Box>}
                {day.at && <><Moment at={day.at} />{day.by && <> · <Name>{day.by}</Name></>}</>}
              </Box>
            </Box>
          )}
          {namesakes.length > 0 && <Flag warn icon={<WarnIcon />}>{t('day.homonym', { count: namesakes.length + 1, others: namesakes.slice(0, 4).map(({ order: at }) => at).join(lang === 'ar' ? '\u060c ' : ', ') })}</Flag>}
          {(!paper || paper.status === 'cancelled') && <Flag warn icon={<WarnIcon />}>{t('day.noPaper')}</Flag>}
          <Flag warn={reads === 'none'} icon={reads === 'none' ? <VoiceIcon /> : <ReadIcon />}>{t(`day.reads_${reads}`, { sex })}</Flag>
          {unnamed && <Flag warn icon={<VoiceIcon />}>{t('day.unnamed')}</Flag>}
          <Flag warn={day.photo === 'no'} icon={day.photo === 'no' ? <NoPhotoIcon /> : <PhotoIcon />}
            action={mayMark && <Box role="group" aria-label={t('day.photo')} sx={{ display: 'flex', gap: 1, marginInlineStart: 1 }}>{photo('yes', t('ui.yes'))}{photo('no', t('ui.no'))}</Box>}>{t(`day.photo_${day.photo}`, { sex })}</Flag>
        </Box>
      </Box>
      <Box component="section" aria-label={t('day.equipment')}>
        <Box sx={{ display: 'flex', borderBottom: `1px solid ${color.ink}`, minHeight: 40, alignItems: 'center', gap: 2 }}>
          <Typography variant="h2" component="h3" sx={{ flex: 1 }}>{t('day.equipment')} – {t(`trades.${trade}`)}</Typography><Typography color="textSecondary">{t('day.quantity')}</Typography>
        </Box>
        <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {equipment.map(({ designation, quantity }, at) => (
            <Box component="li" key={at} sx={{ display: 'flex', gap: 2, alignItems: 'center', minHeight: equipment.length > 6 ? 44 : 54, py: 0.5, borderBottom: `1px solid ${color.line}`, fontSize: '1.25rem', lineHeight: 1.4 }}>
              <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}><Name>{inLanguage(designation, lang)}</Name></Box><Box sx={{ minWidth: 40, textAlign: 'center', fontWeight: 700 }}><bdi>{quantity}</bdi></Box>
            </Box>
          ))}
        </Box>
        {equipment.length === 0 && <Typography color="textSecondary" sx={{ py: 1.5 }}>{t('day.noEquipment')}</Typography>}
        {paper && <Typography color="textSecondary" sx={{ mt: 1.5 }}>{t('day.paper')} <Ltr>{paper.reference}</Ltr></Typography>}
      </Box>
    </Box>
  );
}
