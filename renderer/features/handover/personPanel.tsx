import CloseIcon from '@mui/icons-material/Close';
import DownIcon from '@mui/icons-material/ArrowDownward';
import EditIcon from '@mui/icons-material/EditOutlined';
import NoPhotoIcon from '@mui/icons-material/NoPhotographyOutlined';
import PhotoIcon from '@mui/icons-material/PhotoCameraOutlined';
import ReadIcon from '@mui/icons-material/MenuBookOutlined';
import UpIcon from '@mui/icons-material/ArrowUpward';
import { Box, Button, IconButton, Link, Typography } from '@mui/material';
import { useEffect, useRef, useState, type ReactElement, type ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { call } from '#renderer/app/hooks/api.ts';
import { useLanguage } from '#renderer/components/language.tsx';
import { RefusalNotice } from '#renderer/components/notice.tsx';
import { Facts } from '#renderer/components/page.tsx';
import { color, narrow, useNarrow } from '#renderer/components/theme.ts';
import { Kbd, Ltr, MaskedId, Money, Name } from '#renderer/components/values.tsx';
import { amountInWords } from '#shared/domain/common/amountInWords.ts';
import { inLanguage, isEmpty } from '#shared/domain/common/bilingual.ts';
import { centimes } from '#shared/domain/common/money.ts';
import type { Refusal } from '#shared/lib/result.ts';
import { mayLeave, wayOf } from './afterTexts.ts';
import type { Changes } from './changes.ts';
import { Mend, PersonState, type Go } from './people.tsx';
import type { Person } from './personTexts.ts';
import type { Ceremony } from './problems.ts';
import { dateText } from '#renderer/components/typed.ts';

/** One person beside the list: details, equipment, sums, the paper; and what can be done while the ceremony is a draft. */
export function PersonPanel({ ceremony, person, mends, amends, admits, changes, onGo, onErase, onClose }: { readonly ceremony: Ceremony; readonly person: Person; readonly mends: boolean; /** whether certificates may be made anew, and people come and go, after validation */ readonly amends: boolean; readonly admits: boolean; readonly changes: Changes; readonly onGo: Go; /** for those who may */ readonly onErase: (() => void) | null; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const { recipientId, name, trade, position, sex } = person;
  const problems = ceremony.problems.filter((one) => one.recipientId === recipientId);
  const count = ceremony.recipients.length, way = wayOf(person);
  return (
    <Panel walks label={t('ceremony.panel', { name: name.ar })} foot={<>
      {mends && <>
        <Button variant="outlined" size="small" startIcon={<EditIcon />} onClick={() => { onGo({ person: recipientId, form: 'edit' }); }}>{t('ceremony.edit')}</Button>
        <Button variant="outlined" size="small" onClick={() => { onGo({ person: recipientId, form: 'replace' }); }}>{t('ceremony.replace')}</Button>
        <Button variant="outlined" size="small" disabled={changes.busy} onClick={() => { void changes.remove(person); }}>{t('ceremony.remove')}</Button>
        <IconButton aria-label={t('ceremony.moveUp')} title={`${t('ceremony.moveUp')} (Alt ↑)`} disabled={changes.busy || position === 1} onClick={() => { void changes.move(person, position - 1); }} sx={{ width: 32, height: 32 }}><UpIcon fontSize="small" /></IconButton>
        <IconButton aria-label={t('ceremony.moveDown')} title={`${t('ceremony.moveDown')} (Alt ↓)`} disabled={changes.busy || position === count} onClick={() => { void changes.move(person, position + 1); }} sx={{ width: 32, height: 32 }}><DownIcon fontSize="small" /></IconButton>
      </>}
      {amends && way && <Button variant="outlined" size="small" startIcon={<EditIcon />} onClick={() => { onGo({ person: recipientId, form: 'mend' }); }}>{t(`ceremonyAfter.mend_${way}`)}</Button>}
      {admits && mayLeave(person) && <Button variant="outlined" size="small" onClick={() => { onGo({ person: recipientId, form: 'successor' }); }}>{t('ceremonyAfter.successor')}</Button>}
      {admits && mayLeave(person) && person.paper?.status === 'issued' && <Button variant="outlined" size="small" onClick={() => { onGo({ person: recipientId, form: 'withdraw' }); }}>{t('ceremonyAfter.withdraw')}</Button>}
      {!mends && person.paper && <Button size="small" variant="outlined" component={RouterLink} to={`/ceremonies/${ceremony.ceremonyId}/papers?person=${recipientId}`}>{t('ceremony.paperActions')}</Button>}
    </>}>
      <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 1, px: 2.5, pt: 1.5 }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Typography variant="h2" sx={{ overflowWrap: 'anywhere' }}><Name lang="ar">{name.ar}</Name></Typography>
          <Typography sx={{ color: color.ink2, overflowWrap: 'anywhere' }}>{name.fr && <><Name lang="fr">{name.fr}</Name> · </>}<MaskedId tail={person.cinTail || null} /> · {t(`trades.${trade}`)} · {t('ceremony.order', { position, count })}</Typography>
        </Box>
        <IconButton aria-label={t('ceremony.close')} title={`${t('ceremony.close')} (Esc)`} onClick={onClose} sx={{ marginInlineEnd: -1 }}><CloseIcon /></IconButton>
      </Box>
      <Box sx={{ px: 2.5, pb: 1, display: 'flex', columnGap: 2, rowGap: 0.5, flexWrap: 'wrap', alignItems: 'center', color: color.ink2 }}>
        <PersonState person={person} blocking={problems.filter(({ severity }) => severity === 'blocking').length} warnings={problems.filter(({ severity }) => severity === 'warning').length} />
        <Reading person={person} />
        {ceremony.status === 'validated' && <Flag icon={person.day.photo === 'no' ? <NoPhotoIcon /> : <PhotoIcon />}>{t(`ceremony.photo_${person.day.photo}`, { sex })}</Flag>}
      </Box>
      <RefusalNotice refusal={changes.refusal} />
      {problems.length > 0 && <Box sx={{ px: 2.5, pb: 1, borderInlineStart: `4px solid ${color.amberMark}` }}>{problems.map((problem, at) => <Mend key={`${problem.code}${at}`} problem={problem} ceremony={ceremony} onGo={onGo} mends={mends} />)}</Box>}
      <Lines person={person} mends={mends} onGo={onGo} />
      <Box sx={{ px: 2.5, py: 1.5 }}><Details ceremony={ceremony} person={person} mends={mends} /></Box>
      {onErase && <Box sx={{ px: 2, pb: 2 }}><Button variant="text" size="small" onClick={onErase}>{t('persons.erase')}</Button></Box>}
    </Panel>
  );
}

/** The place at the end side; its foot stays. Escape closes it (the page's key). */
export function Panel({ label, wide = false, children, foot, over, walks = false }: { /** stands above the foot, in sight whatever is scrolled */ readonly over?: ReactNode; readonly label: string; readonly wide?: boolean; readonly children: ReactNode; readonly foot?: ReactNode; /** ↑ ↓ go to the neighbours */ readonly walks?: boolean }) {
  const { t } = useLanguage();
  const isNarrow = useNarrow();
  const box = useRef<HTMLElement>(null);
  useEffect(() => { if (isNarrow) box.current?.scrollIntoView({ block: 'start' }); }, [isNarrow]);
  return (
    <Box component="section" ref={box} aria-label={label} sx={{ width: wide ? 600 : 484, flex: 'none', minHeight: 0, display: 'flex', flexDirection: 'column', borderInlineStart: `1px solid ${color.edge}`, bgcolor: color.ground, [narrow]: { width: '100%', borderInlineStart: 0 } }}>
      <Box tabIndex={0} data-panel sx={{ flex: 1, minHeight: 0, overflow: 'auto', '&:focus-visible': { outlineOffset: -3 } }}>{children}</Box>
      {over}
      {foot && <Box sx={{ borderTop: `1px solid ${color.line}`, px: 2.5, py: 1, display: 'flex', gap: 0.75, alignItems: 'center', flexWrap: 'wrap', flex: 'none', [narrow]: { py: 0.5, px: 1.5 } }}>{foot}{walks && <Box sx={{ marginInlineStart: 'auto', display: 'flex', gap: 0.5 }} title={t('ceremony.walk')}><Kbd>↑</Kbd><Kbd>↓</Kbd></Box>}</Box>}
    </Box>
  );
}
const Flag = ({ icon, children }: { readonly icon: ReactElement; readonly children: ReactNode }) => (
  <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5, fontSize: '0.9375rem', '& svg': { fontSize: 18 } }}>{icon}<span>{children}</span></Box>
);
function Reading({ person: { reads, sex, readingLanguage, reader } }: { readonly person: Person }) {
  const { t, lang } = useLanguage();
  if (reads.ar && reads.fr) return null;
  const words = t(!reads.ar && !reads.fr ? 'ceremony.readsNone' : reads.ar ? 'ceremony.readsArOnly' : 'ceremony.readsFrOnly', { sex });
  const language = inLanguage(readingLanguage, lang), by = inLanguage(reader, lang);
  return <Flag icon={<ReadIcon />}>{words}{(language || by) && <> · {t(language && by ? 'ceremony.readInBy' : language ? 'ceremony.readIn' : 'ceremony.readBy', { sex, language, reader: by })}</>}</Flag>;
}

function Lines({ person: { lines, recipientId, totalCentimes }, mends, onGo }: { readonly person: Person; readonly mends: boolean; readonly onGo: Go }) {
  const { t, lang } = useLanguage();
  return <>
    <Box component="table" sx={{ width: '100%', borderCollapse: 'collapse', tableLayout: 'fixed', '& th, & td': { px: 1, py: 0.5, borderBottom: `1px solid ${color.line}`, verticalAlign: 'top', lineHeight: 1.4 }, '& :is(th, td):not(.figures)': { textAlign: 'start' }, '& thead th': { fontSize: '0.875rem', color: color.ink2, bgcolor: color.quiet, fontWeight: 600, height: 32 }, '& th:first-of-type, & td:first-of-type': { paddingInlineStart: '20px' }, '& th:last-of-type, & td:last-of-type': { paddingInlineEnd: '20px' } }}>
      <thead><tr>
        <th scope="col">{t('ceremony.lineHead')}</th><th scope="col" className="figures" style={{ width: 52 }}>{t('ceremony.quantity')}</th>
        <th scope="col" className="figures" style={{ width: 104 }}>{t('ceremony.price')}</th><th scope="col" className="figures" style={{ width: 124 }}>{t('ceremony.sum')}</th>
      </tr></thead>
      <tbody>
        {lines.length === 0 && <tr><td colSpan={4}>{t('ceremony.noLines')}</td></tr>}
        {lines.map((line, at) => {
          const name = inLanguage(line.designation, lang), small = [line.brandModel, line.serial, line.inventoryNumber].filter(Boolean);
          return (
            <tr key={line.lineId}>
              <td style={{ overflowWrap: 'anywhere' }}>
                {mends ? <Link component="button" type="button" underline="hover" aria-label={t('ceremony.editLine', { number: at + 1, designation: name })} onClick={() => { onGo({ person: recipientId, line: line.lineId }); }} sx={{ font: 'inherit', textAlign: 'start', color: color.ink }}><Name>{name}</Name></Link> : <Name>{name}</Name>}
                {small.length > 0 && <Box sx={{ fontSize: '0.875rem', color: color.ink2 }}>{small.map((one, index) => <span key={index}>{index > 0 && ' · '}<bdi dir="auto" style={{ display: 'inline-block', maxWidth: '100%' }}>{one}</bdi></span>)}</Box>}
              </td>
              <td className="figures"><bdi>{line.quantity}</bdi></td><td className="figures"><Money value={line.unitPrice} /></td><td className="figures"><Money value={line.totalCentimes} /></td>
            </tr>
          );
        })}
        {lines.length > 0 && <Box component="tr" sx={{ '& td, & th': { borderTop: `2px solid ${color.ink} !important`, fontWeight: 600 } }}><Box component="th" scope="row" colSpan={3}>{t('ceremony.sum')}</Box><td className="figures"><Money value={totalCentimes} /></td></Box>}
      </tbody>
    </Box>
    {mends && <Box sx={{ px: 2.5, pt: 1 }}><Button size="small" variant="outlined" onClick={() => { onGo({ person: recipientId, line: 'new' }); }}>{t('ceremony.addLine')}</Button></Box>}
  </>;
}

function Details({ ceremony, person, mends }: { readonly ceremony: Ceremony; readonly person: Person; readonly mends: boolean }) {
  const { t, lang } = useLanguage();
  const column = (name: string): string => t(`ceremonyForm.column.beneficiaries.${name}` as 'ceremonyForm.column.beneficiaries.phone');
  const funders = [...new Set(person.lines.map(({ funder }) => inLanguage(funder, lang)).filter(Boolean))];
  const { paper } = person;
  const facts: (readonly [string, ReactNode] | null)[] = [
    paper && [t('ceremony.paper'), <Box key="paper"><Ltr>{paper.reference}</Ltr> · {t(`ceremony.paper_${paper.status === 'cancelled' ? 'cancelled' : paper.signedAt ? 'signed' : 'issued'}`)}{paper.former && <> · {t('ceremony.paper_replacing', { former: paper.former })}</>}</Box>],
    paper?.cancelReason ? [t('ceremony.cancelReason'), <Name key="reason">{paper.cancelReason}</Name>] : null,
    paper && [t('ceremony.scans'), <bdi key="scans">{paper.scans}</bdi>],
    paper && person.day.note !== '' ? [t(`ceremony.day_${person.day.state}`, { sex: person.sex }), <Name key="note">{person.day.note}</Name>] : null,
    person.totalCentimes > 0 ? [t('ceremony.inWords'), <span key="words">{amountInWords(centimes(person.totalCentimes), lang)}</span>] : null,
    funders.length > 0 ? [t('ceremony.funder'), <span key="funder">{funders.map((one, at) => <span key={one}>{at > 0 && ' · '}<Name>{one}</Name></span>)}</span>] : null,
    [column('cin'), <Id key={person.recipientId} ceremony={ceremony} person={person} mends={mends} />],
    person.fileNumber || person.caseFile ? [column('file_number'), <span key="file">{person.fileNumber && <Ltr>{person.fileNumber}</Ltr>}{person.caseFile && <> {person.fileNumber && '· '}<Link component={RouterLink} to={`/beneficiaries/${person.caseFile}`}>{t('ceremony.openCaseFile')}</Link></>}</span>] : null,
    person.birthDate ? [column('birth_date'), <span key="birth"><Ltr>{dateText(person.birthDate)}</Ltr>{!isEmpty(person.birthPlace) && <> · <Name>{inLanguage(person.birthPlace, lang)}</Name></>}</span>] : null,
    person.phone ? [column('phone'), <Ltr key="phone">{person.phone}</Ltr>] : null,
    isEmpty(person.address) ? null : [column(`address_${lang}`), <Name key="address">{inLanguage(person.address, lang)}</Name>],
    isEmpty(person.commune) ? null : [column(`commune_${lang}`), <Name key="commune">{inLanguage(person.commune, lang)}</Name>],
    isEmpty(person.projectTitle) ? null : [column(`project_title_${lang}`), <Name key="project">{inLanguage(person.projectTitle, lang)}</Name>],
    person.legalForm ? [column('legal_form'), t(`ceremonyForm.code.legalForm.${person.legalForm}`)] : null,
  ];
  return <Facts facts={facts.filter((one) => one !== null)} />;
}
/** The ID number: its end, until somebody asks to see it, which is written down. */
function Id({ ceremony: { ceremonyId }, person: { recipientId, cinMasked, cinTail }, mends }: { readonly ceremony: Ceremony; readonly person: Person; readonly mends: boolean }) {
  const { t } = useLanguage();
  const [whole, setWhole] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const gone = useRef(false);
  useEffect(() => { gone.current = false; return () => { gone.current = true; }; }, []);
  if (!cinTail) return <MaskedId tail={null} />;
  const show = async (): Promise<void> => {
    const found = await call('handover.recipient', { ceremonyId, recipientId });
    if (gone.current) return;
    if (found.ok) setWhole(found.value.recipient.cin); else setRefusal(found.refusal);
  };
  return <Box>
    <Ltr>{whole ?? cinMasked}</Ltr>{' '}
    {whole === null && mends && <Button size="small" variant="outlined" onClick={() => { void show(); }} sx={{ minHeight: 28, py: 0 }}>{t('ceremony.showId')}</Button>}
    {mends && <Typography variant="body2" color="textSecondary" role="status">{t(whole === null ? 'ceremony.showRecorded' : 'ceremony.shownRecorded')}</Typography>}
    <RefusalNotice refusal={refusal} />
  </Box>;
}
