import { CLOSINGS, EMPTY_PROFILE, STEPS, type Profile, type Status, type Step } from '#shared/domain/beneficiaries.ts';
import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import { daysBetween } from '#shared/domain/ceremonySteps.ts';
import { addDays, type CivilDate } from '#shared/domain/common/dates.ts';
import type { Track } from '#shared/domain/lifeProjects.ts';
import type { TradeCode } from '#shared/domain/trades.ts';
import type { Lang } from '#shared/i18n/index.ts';
import { present } from '#shared/lib/assert.ts';
import people from './people.json' with { type: 'json' };
import trades from './trades.json' with { type: 'json' };
import words from './words.json' with { type: 'json' };

/* The invented people of the demonstration: who they are, and on which day they came to which step. */
export type Kind = Omit<(typeof trades)[keyof typeof trades], 'trade'> & { readonly trade: TradeCode };
type Commune = keyof typeof words.communes;
/** The ways that the invented people go. */
export type OwnTrack = Exclude<Track, 'studies'>;
export interface Person {
  /** Its place in the list, which what differs from one to the other hangs on. */
  readonly place: number;
  readonly status: Status;
  readonly track: OwnTrack;
  readonly kind: Kind;
  /** What they want, in their own words: nobody's twice. */
  readonly wish: string;
  /** What the companion writes this file in. */
  readonly lang: Lang;
  readonly sex: 'F' | 'M';
  readonly identity: { readonly fileNumber: string; readonly cin: string; readonly name: Bilingual; readonly sex: 'F' | 'M'; readonly birthDate: string; readonly birthPlace: Bilingual; readonly phone: string; readonly otherPhone: string; readonly address: Bilingual; readonly commune: Bilingual };
  readonly province: string;
  readonly profile: Profile;
  /** A day for each step they took, in their order. */
  readonly days: Readonly<Partial<Record<Step, CivilDate>>> & { readonly intake: CivilDate };
  /** When the equipment was handed over, or the work or the training began; null before that. */
  readonly began: CivilDate | null;
  /** When the file was closed; null for an open one. */
  readonly closed: CivilDate | null;
  /** Whether they were at the ceremony of some years ago. */
  readonly handedOver: boolean;
}
export const at = <T>(list: readonly T[], i: number): T => present(list[i % list.length], 'lists of the demonstration are not empty');

const isWeekend = (day: CivilDate): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
/** The same day, or the Monday after it: a centre is closed at the end of a week. */
export function workday(day: CivilDate): CivilDate {
  let next = day;
  while (isWeekend(next)) next = addDays(next, 1);
  return next;
}
/** How many days after the intake a step is usually taken. */
const USUAL: Readonly<Record<Step, number>> = { intake: 0, diagnosis: 7, lifeProject: 20, feasibility: 37, committee: 60, purchase: 72, acceptance: 104, handover: 118, followUp: 126 };
/** The same for who needs no equipment. */
const SHORT: Readonly<Partial<Record<Step, number>>> = { intake: 0, diagnosis: 7, lifeProject: 20, followUp: 40 };
/** Between the beginning and the closing. */
const CLOSES = { inserted: 376, suspended: 82, lost: 100 } as const;
/** How far somebody came before the file was closed. */
const cameTo = (status: Status): Step => (status === 'cancelled' ? 'diagnosis' : status === 'transferred' ? 'feasibility' : STEPS.find((step) => step === status) ?? 'followUp');

interface Way { readonly status: Status; readonly track: OwnTrack; readonly today: CivilDate; /** days since the last step; in follow-up, since the beginning */ readonly ago?: number; readonly openedOn?: CivilDate; readonly pace?: number }
/** On which day which step; none of them after today. */
function wayOf({ status, track, today, ago = 0, openedOn, pace = 1 }: Way): Pick<Person, 'days' | 'began' | 'closed'> {
  const usual = track === 'selfEmployment' ? USUAL : SHORT, last = cameTo(status), began = usual.followUp === undefined || last !== 'followUp' ? null : usual.followUp - 1;
  const closes = CLOSINGS.some((closing) => closing === status) ? (began === null ? (usual[last] ?? 0) + 16 : began + (status in CLOSES ? CLOSES[status as keyof typeof CLOSES] : 0)) : null;
  const intake = openedOn ?? addDays(today, -(ago + (began ?? closes ?? usual[last] ?? 0)));
  const day = (after: number): CivilDate => { const found = workday(addDays(intake, Math.round(after * pace))); return found > today ? today : found; };
  const taken = STEPS.slice(0, STEPS.indexOf(last) + 1).filter((step) => usual[step] !== undefined);
  return {
    days: { intake: day(0), ...Object.fromEntries(taken.map((step) => [step, day(usual[step] ?? 0)])) },
    // not moved to a Monday: the calendar of visits is counted from it
    began: began === null ? null : addDays(intake, began), closed: closes === null ? null : day(closes),
  };
}
function profileOf({ place: i, kind, lang, openedOn, province, age }: { readonly place: number; readonly kind: Kind; readonly lang: Lang; readonly openedOn: CivilDate; readonly province: string; readonly age: number }): Profile {
  const single = age < 26 || i % 4 === 0, children = single ? 0 : 1 + Math.min(i % 4, Math.floor((age - 24) / 5)), year = Number(openedOn.slice(0, 4)), relation = at(['brother', 'mother', 'sister'] as const, i);
  const contact = { brother: at(people.contacts.brother, i), mother: at(people.contacts.mother, i), sister: at(people.contacts.sister, i) }[relation];
  return {
    ...EMPTY_PROFILE, maritalStatus: single ? 'single' : age > 40 && i % 4 === 3 ? 'widowed' : at(['married', 'divorced', 'married', 'married'] as const, i), children, dependants: children + i % 3, schooling: at(['primary', 'middle', 'secondary', 'literacy', 'primary', 'baccalaureate'] as const, i),
    reads: { ar: i % 6 !== 3, fr: i % 6 === 2 || i % 6 === 5 }, languages: at([['darija', 'tamazight'], ['darija'], ['darija', 'french'], ['tamazight', 'darija']] as const, i),
    trainings: [{ title: kind.training[lang], certificate: i % 3 === 2 ? '' : kind.certificate[lang], months: at([6, 9, 12, 18], i), year: year - 1 - i % 4, seen: i % 3 !== 2 }],
    experiences: i % 5 === 3 ? [] : [{ title: kind.job[lang], trade: kind.trade, months: Math.min(6 + i * 2, (age - 18) * 6), place: province, seen: i % 4 === 1 }],
    contact: i % 3 === 1 ? null : { name: contact[lang], relation: words.relations[relation][lang], phone: `+2125280000${10 + i}`, guardian: false },
    releasedOn: i % 5 === 4 ? null : addDays(openedOn, -(12 + (i * 11) % 70)), wishes: '',
  };
}
/** Unique, and no living person's: the cards of these letters begin nowhere near such numbers, and nobody has a telephone of nothing but noughts. */
const inventedCin = (place: number): string => `ZZ${900_000 + place}`;

/** The day of the ceremony at which some of them were handed their equipment; null on a computer whose clock stands before what came of it. */
export function pastCeremonyOn(today: CivilDate): CivilDate | null {
  const on = people.handedOverOn as CivilDate;
  return daysBetween(on, today) > CLOSES.inserted + 20 ? on : null;
}
/** Who they are; the same on the same day. Those of the ceremony come last, and are left out on a computer whose clock stands before their time. */
export function inventedPeople(today: CivilDate): Person[] {
  const past = pastCeremonyOn(today), all = [...people.files, ...people.ofCeremony], wishOf = (place: number, kind: Kind, lang: Lang): string => at(kind.wishes[lang], all.slice(0, place).filter((one) => one.kind === all[place]?.kind && one.lang === lang).length);
  const made = people.files.map((row, place): Person => {
    const { name, age } = row, lang = row.lang as Lang, sex = row.sex as Person['sex'], status = row.status as Status, track = row.track as OwnTrack, kind = trades[row.kind as keyof typeof trades] as Kind, { name: commune, province } = words.communes[row.commune as Commune];
    const handedOver = 'handedOver' in row && past !== null, way = wayOf({ status, track, today, ago: handedOver ? daysBetween(past, today) : row.ago });
    const openedOn = way.days.intake, number = String(3 + (place * 7) % 90), street = (text: string): string => text.replace('{n}', number);
    const birthDate = `${Number(openedOn.slice(0, 4)) - age}-0${1 + place % 9}-${10 + (place * 7) % 18}`;
    return {
      place, status, track, kind, wish: wishOf(place, kind, lang), lang, sex, province, ...way, handedOver, profile: profileOf({ place, kind, lang, openedOn, province, age }),
      identity: { fileNumber: '', cin: inventedCin(place), name, sex, birthDate, birthPlace: words.communes[at(['AG', 'TA', 'TZ', 'BI', 'IN', 'OT'] as const, place)].name, phone: `+2126000000${10 + place}`, otherPhone: '', address: { ar: street(words.street.ar), fr: street(words.street.fr) }, commune },
    };
  });
  const ofCeremony = people.ofCeremony.map((row, n): Person => {
    const place = made.length + n, { openedOn: opened, commune, sex: asRow, kind: trade, lang: written, ...identity } = row, openedOn = opened as CivilDate, lang = written as Lang, sex = asRow as Person['sex'], kind = trades[trade as keyof typeof trades] as Kind, { name, province } = words.communes[commune as Commune];
    return {
      place, status: 'acceptance', track: 'selfEmployment', kind, wish: wishOf(place, kind, lang), lang, sex, province, ...wayOf({ status: 'acceptance', track: 'selfEmployment', today, openedOn, pace: 1.8 }), handedOver: false,
      profile: profileOf({ place, kind, lang, openedOn, province, age: Number(opened.slice(0, 4)) - Number(row.birthDate.slice(0, 4)) }), identity: { ...identity, sex, otherPhone: '', commune: name },
    };
  });
  return [...made, ...ofCeremony.filter(({ days }) => (days.acceptance ?? today) < today)];
}
