import { recipientsOf, type ConsentLine } from '#shared/domain/casePapers.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import { answerFor, BASES, PURPOSES, standing } from '#shared/domain/consents.ts';
import { saidInBoth, typedInBoth } from '#shared/i18n/both.ts';
import type { Instant } from '#shared/lib/ids.ts';
import { ok } from '#shared/lib/result.ts';
import type { CaseFile, CaseFiles } from '../caseFiles.ts';
import type { CasePaperSource, FileTelling } from '../casePaperSources.ts';
import { answersOf, type ConsentRow } from './consentRows.ts';

/* What the papers of a file say of the person, the family and the consents. */
const NOTHING = { ar: '', fr: '' };
const detailOf = ({ partner, titleAr, titleFr }: ConsentRow) => (partner !== '' ? typedInBoth(partner) : { ar: titleAr ?? '', fr: titleFr ?? '' });
const lineOf = (row: ConsentRow): ConsentLine => ({ purpose: saidInBoth(`caseSheet.purpose_${row.purpose}`), basis: BASES[row.purpose], detail: detailOf(row), answer: row.answer, answeredOn: row.on, answeredBy: row.by });
interface ChangeRow { readonly to_status: CaseFile['status']; readonly reason: string; readonly changed_at: Instant }

export const fileTelling: FileTelling = {
  whose({ sql }, { identity: { fileNumber, cin, name, sex, birthDate, birthPlace, phone, address, commune }, profile: { reads }, companionId }) {
    const companion = sql.one<{ name: string }>`SELECT name FROM users WHERE id = ${companionId}`?.name ?? '';
    // not asked whether they read: a person is taken to read until somebody says otherwise
    return { person: { fileNumber, cin, name, sex, birthDate, birthPlace, phone, address, commune, reads: { ar: reads.ar ?? true, fr: reads.fr ?? true } }, companion: typedInBoth(companion) };
  },
  family({ identity: { sex }, profile: { maritalStatus, children } }) {
    const status = maritalStatus === null ? null : saidInBoth(`caseSheet.marital_${maritalStatus}`, { sex }), count = children === null ? null : saidInBoth('caseSheet.children', { count: children });
    const joined = (lang: 'ar' | 'fr'): string => [status?.[lang], count?.[lang]].filter(Boolean).join(lang === 'ar' ? '، ' : ', ');
    return { ar: joined('ar'), fr: joined('fr') };
  },
  schooling: ({ profile: { schooling } }) => (schooling === null ? NOTHING : saidInBoth(`caseSheet.schooling_${schooling}`)),
  consents(store, { members }, partner) {
    const all = answersOf(store, members);
    if (partner !== undefined) {
      const own = answerFor(all, { purpose: 'sharing', partner });
      return own ? [lineOf(own)] : [];
    }
    const rows = standing(all);
    return PURPOSES.flatMap((purpose): ConsentLine[] => {
      const own = rows.filter((row) => row.purpose === purpose);
      return own.length > 0 ? own.map(lineOf) : [{ purpose: saidInBoth(`caseSheet.purpose_${purpose}`), basis: BASES[purpose], detail: NOTHING, answer: null, answeredOn: null, answeredBy: null }];
    });
  },
  way({ sql }, { members, status, openedOn }) {
    const rows = sql.all<ChangeRow>`SELECT to_status, reason, changed_at FROM status_changes WHERE person_id IN (SELECT value FROM json_each(${JSON.stringify(members)})) ORDER BY changed_at, id`;
    const day = (at: Instant): CivilDate => at.slice(0, 10) as CivilDate, last = rows.at(-1);
    return { status: saidInBoth(`beneficiaries.status_${status}`), statusSince: last ? day(last.changed_at) : openedOn, path: rows.map((row) => ({ status: saidInBoth(`beneficiaries.status_${row.to_status}`), on: day(row.changed_at), reason: typedInBoth(row.reason) })) };
  },
};
/** The consent form: each purpose once, with the answers that stand. */
export const consentSource = (files: CaseFiles): CasePaperSource<'consent'> => (store, user, personId) => {
  const found = files.read(store, user, personId);
  if (!found.ok) return found;
  const file = found.value, purposes = fileTelling.consents(store, file), dates = purposes.flatMap(({ answeredOn }) => (answeredOn === null ? [] : [answeredOn])), { contact } = file.profile;
  return ok({ subjectId: null, changedAt: file.updatedAt, told: { ...fileTelling.whose(store, file), date: dates.toSorted().at(-1) ?? file.openedOn, purposes, recipients: recipientsOf(purposes), guardian: contact?.guardian === true ? typedInBoth(contact.name) : NOTHING } });
};
