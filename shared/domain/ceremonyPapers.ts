import { isEmpty, type Bilingual } from '#shared/domain/common/bilingual.ts';
import { addMonths, type CivilDate } from '#shared/domain/common/dates.ts';
import { maskedCin } from '#shared/domain/common/identity.ts';
import { PRISON_WORDS } from '#shared/domain/common/lexicon.ts';
import { centimes, total, type About, type Centimes } from '#shared/domain/common/money.ts';
import { foldName } from '#shared/domain/common/names.ts';
import { totalOf, type Approximation, type Ceremony, type CertificateContent, type EquipmentLine, type Letterhead, type PaperHead, type Recipient, type Sex, type Signatory, type Transfer } from '#shared/domain/handover.ts';
import { TRADES, type TradeCode } from '#shared/domain/trades.ts';

/*
 * What the papers of a ceremony say besides the certificates (domain.md §4, A's summary and leaflet, F, G, H, K, L, M, labels). Each holds
 * what it shows and nothing else, because it is frozen and kept: the public list knows no name. Built from the certificates as
 * printed, so that no two papers of one ceremony disagree.
 */

/** A valid certificate and its reference; null for a draft. */
export interface Issued { readonly reference: string | null; readonly content: CertificateContent }
/** A reference that is no longer valid, and the one that stands in for it. */
export interface Voided { readonly reference: string; readonly replacedBy: string | null }
type Occasion = Pick<Ceremony, 'title' | 'date' | 'time' | 'place'>;
const occasionOf = ({ title, date, time, place }: Ceremony): Occasion => ({ title, date, time, place });

export interface SummaryEntry { readonly order: number; readonly reference: string | null; readonly name: Bilingual; readonly trade: TradeCode; readonly projectTitle: Bilingual; /** units of equipment */ readonly pieces: number; readonly total: Centimes }
/** The grouped summary of a ceremony, trade by trade, against the envelope. */
export interface SummaryContent extends PaperHead {
  readonly ceremony: Ceremony;
  /** Those of one trade together, counted through. */
  readonly entries: readonly SummaryEntry[];
  /** What each funder pays, the largest first; an empty name where the workbook names none. */
  readonly funders: readonly { readonly funder: Bilingual; readonly total: Centimes }[];
  readonly voided: readonly Voided[];
  readonly signatories: readonly Signatory[];
}
export interface ListEntry {
  readonly order: number; readonly reference: string | null; readonly fileNumber: string; readonly name: Bilingual; /** masked: `JT••••00` */ readonly cin: string;
  readonly sex: Sex; readonly commune: Bilingual; readonly trade: TradeCode; readonly projectTitle: Bilingual; readonly total: Centimes;
}
/** The beneficiaries with their identity, for the centre's own use. */
export interface ListContent extends PaperHead { readonly ceremony: Occasion; readonly entries: readonly ListEntry[] }
/** The beneficiaries for everybody: order, trade, commune and project; nothing that names a person. */
export interface PublicListContent extends PaperHead {
  readonly ceremony: Occasion;
  readonly entries: readonly { readonly order: number; readonly trade: TradeCode; readonly commune: Bilingual; readonly projectTitle: Bilingual }[];
}
export interface ProgrammeContent extends PaperHead {
  readonly ceremony: Occasion;
  /** `time` as `HH:MM`, null where the day decides */
  readonly steps: readonly { readonly time: string | null; readonly text: Bilingual }[];
  /** The bodies whose officials sign, each once. */
  readonly partners: readonly Bilingual[];
}
export interface AttendanceContent extends PaperHead {
  readonly ceremony: Occasion;
  readonly officials: readonly Pick<Signatory, 'name' | 'capacity' | 'onBehalfOf'>[];
  readonly beneficiaries: readonly { readonly order: number; readonly name: Bilingual; readonly trade: TradeCode }[];
}
/** Which papers go with a sending slip; `first` and `last` are their references. */
export interface SlipPiece { readonly kind: 'certificate' | 'summary' | 'list'; readonly papers: number; /** sheets of paper sent: papers times originals */ readonly copies: number; readonly first: string | null; readonly last: string | null }
export interface SlipContent extends PaperHead { readonly ceremony: Pick<Ceremony, 'title' | 'date' | 'place' | 'convention' | 'giver'>; readonly to: Bilingual; readonly pieces: readonly SlipPiece[] }

export interface Item { readonly designation: Bilingual; readonly brandModel: string; readonly serial: string; readonly inventoryNumber: string; readonly unit: Bilingual; readonly quantity: number }
const itemOf = ({ designation, brandModel, serial, inventoryNumber, unit, quantity }: EquipmentLine): Item => ({ designation, brandModel, serial, inventoryNumber, unit, quantity });
interface OfOne extends PaperHead { readonly certificate: string | null; readonly transfer: Transfer; readonly items: readonly Item[] }
export interface Contact { readonly phone: string; readonly address: Bilingual; readonly hours: Bilingual }
/** One page in plain words that the person keeps; its head names the centre only. */
export interface LeafletContent extends OfOne {
  readonly recipient: Pick<Recipient, 'name'>;
  /** Until when the goods may not be disposed of; null where they may. */
  readonly until: CivilDate | null;
  readonly contact: Contact;
}
export interface ReceiptContent extends OfOne { readonly recipient: Pick<Recipient, 'name' | 'sex' | 'cin' | 'fileNumber' | 'reads' | 'readingLanguage' | 'reader'>; readonly ceremony: Pick<Ceremony, 'date' | 'place' | 'giver'>; readonly total: Centimes }
/** For use with third parties: its head and words say nothing of prison. */
export interface AttestationContent extends OfOne {
  readonly recipient: Pick<Recipient, 'name' | 'sex' | 'cin' | 'birthDate' | 'birthPlace' | 'address' | 'commune' | 'trade' | 'projectTitle'>;
  readonly ceremony: Pick<Ceremony, 'date' | 'giver'>; readonly until: CivilDate | null;
}
/** One sticker: `number` of `of` things of one lot; no `qr` where there is nothing to tell. */
export interface Label extends Omit<Item, 'unit' | 'quantity'> { readonly number: number; readonly of: number; readonly qr: string }
export interface LabelsContent extends PaperHead { readonly labels: readonly Label[] }

/** Those of one trade together, trades in the order in which they first appear. */
export const byTrade = <T>(all: readonly T[], trade: (one: T) => TradeCode): T[] => [...Map.groupBy(all, trade).values()].flat();
const tradeOf = ({ content }: Issued): TradeCode => content.recipient.trade;
const piecesOf = (lines: readonly EquipmentLine[]): number => lines.reduce((sum, { quantity }) => sum + quantity, 0);

export function summaryOf(head: PaperHead, ceremony: Ceremony, signatories: readonly Signatory[], issued: readonly Issued[], voided: readonly Voided[]): SummaryContent {
  const entries = byTrade(issued, tradeOf).map(({ reference, content: { recipient, lines } }, i): SummaryEntry => ({
    order: i + 1, reference, name: recipient.name, trade: recipient.trade, projectTitle: recipient.projectTitle, pieces: piecesOf(lines), total: totalOf(lines),
  }));
  const groups = Map.groupBy(issued.flatMap(({ content }) => content.lines), ({ funder }) => foldName(funder.fr || funder.ar));
  const funders = [...groups.values()].map(lines => ({ funder: lines[0]?.funder ?? { ar: '', fr: '' }, total: totalOf(lines) })).sort((a, b) => b.total - a.total);
  return { ...head, ceremony, entries, funders, voided, signatories: signatories.filter(({ role }) => role !== 'witness') };
}
export const ceremonyTotal = (entries: readonly { readonly total: Centimes }[]): Centimes => total(entries.map(one => one.total));

/** What is left of an envelope, or goes beyond it; no more exact than the envelope is: of «more than 850.000» more than the difference is left, less than it is exceeded. */
export interface Balance { readonly kind: 'remainder' | 'excess'; readonly amount: Centimes; readonly approximate: About | null }
export function balanceOf(envelope: Centimes, approximate: Approximation | null, spent: Centimes): Balance {
  const left = envelope - spent, kind = left < 0 ? 'excess' : 'remainder';
  return { kind, amount: centimes(Math.abs(left)), approximate: approximate === 'more than' ? (kind === 'excess' ? 'less' : 'more') : approximate };
}

export const listOf = (head: PaperHead, ceremony: Ceremony, issued: readonly Issued[]): ListContent => ({
  ...head, ceremony: occasionOf(ceremony),
  entries: issued.map(({ reference, content: { recipient, lines } }, i): ListEntry => ({
    order: i + 1, reference, fileNumber: recipient.fileNumber, name: recipient.name, cin: maskedCin(recipient.cin), sex: recipient.sex, commune: recipient.commune, trade: recipient.trade,
    projectTitle: recipient.projectTitle, total: totalOf(lines),
  })),
});

/** Words of a name that tell who it is: four letters and more, because shorter ones (بن, El, Ait) are everybody's. */
const tellingWords = (name: string): string[] => foldName(name).split(' ').filter(word => word.length >= 4);
/** An Arabic word as written, and without the article or what is written together with it: «للإدريسي» is «الإدريسي». */
const bareForms = (word: string): string[] => [word, word.replace(/^[وف]?(?:[بك]?ال|لل)(?=.{3})/, ''), word.replace(/^[وف]?[بكل](?=.{3})/, '')];
/** A project's title without its holder's name or a word of prison in it: such a title is left out, and the trade says enough. */
function publicTitle({ name, projectTitle }: Recipient): Bilingual {
  const names = new Set([...tellingWords(name.ar), ...tellingWords(name.fr)].flatMap(word => [word, word.replace(/^ال(?=.{3})/, '')]));
  const tells = (title: string): boolean => foldName(title).split(' ').some(word => bareForms(word).some(form => names.has(form)));
  return tells(projectTitle.ar) || tells(projectTitle.fr) ? { ar: '', fr: '' } : discreetPair(projectTitle);
}
/**
 * Ordered by trade, commune and project, never as on other papers: a place in the order must not lead to a person.
 * The letterhead and the wording stay the centre's.
 */
export function publicListOf(head: PaperHead, ceremony: Ceremony, issued: readonly Issued[]): PublicListContent {
  const rows = issued.map(({ content: { recipient } }) => ({ trade: recipient.trade, commune: discreetPair(recipient.commune), projectTitle: publicTitle(recipient) }));
  const key = ({ commune, projectTitle }: (typeof rows)[number]): string => JSON.stringify([foldName(commune.fr || commune.ar), foldName(projectTitle.fr || projectTitle.ar)]);
  const keyed = rows.map(row => ({ row, key: key(row) })).sort((a, b) => TRADES.indexOf(a.row.trade) - TRADES.indexOf(b.row.trade) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return { ...head, letterhead: discreet(head.letterhead), ceremony: occasionOf(ceremony), entries: keyed.map(({ row }, i) => ({ order: i + 1, ...row })) };
}

/** A step of the programme: minutes after the ceremony's beginning, or null where no time is announced. */
export interface ProgrammeStep { readonly minutes: number | null; readonly text: Bilingual }
const DAY = 24 * 60;
/** `HH:MM` some minutes later, within the same day. */
function later(time: string, minutes: number): string | null {
  const [hours = 0, rest = 0] = time.split(':').map(Number), at = hours * 60 + rest + minutes;
  return at < 0 || at >= DAY ? null : `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
}
/** Each body once, whatever the language or spelling its name was typed in. */
const bodiesOf = (signatories: readonly Signatory[]): Bilingual[] =>
  [...new Map(signatories.map(({ onBehalfOf }) => onBehalfOf).filter(body => !isEmpty(body)).map(body => [foldName(body.fr || body.ar), body])).values()];
export const programmeOf = (head: PaperHead, ceremony: Ceremony, steps: readonly ProgrammeStep[], signatories: readonly Signatory[] = []): ProgrammeContent => ({
  ...head, partners: bodiesOf(signatories), ceremony: occasionOf(ceremony),
  steps: steps.map(({ minutes, text }) => ({ time: minutes === null || ceremony.time === null ? null : later(ceremony.time, minutes), text })),
});
export const attendanceOf = (head: PaperHead, ceremony: Ceremony, signatories: readonly Signatory[], issued: readonly Issued[]): AttendanceContent => ({
  ...head, ceremony: occasionOf(ceremony),
  officials: signatories.filter(({ role }) => role !== 'witness').map(({ name, capacity, onBehalfOf }) => ({ name, capacity, onBehalfOf })),
  beneficiaries: issued.map(({ content: { recipient } }, i) => ({ order: i + 1, name: recipient.name, trade: recipient.trade })),
});
export function slipOf(head: PaperHead, ceremony: Ceremony, to: Bilingual, issued: readonly Issued[], summary: string | null): SlipContent {
  const { title, date, place, convention, giver } = ceremony, references = issued.map(({ reference }) => reference);
  const pieces: SlipPiece[] = [
    { kind: 'certificate', papers: issued.length, copies: issued.length, first: references[0] ?? null, last: references.at(-1) ?? null },
    { kind: 'summary', papers: 1, copies: 1, first: summary, last: summary },
  ];
  return { ...head, ceremony: { title, date, place, convention, giver }, to, pieces: pieces.filter(({ papers }) => papers > 0) };
}

/** Whether a text may stand on a paper that a person shows to others, or on their machine. */
export const isDiscreet = (text: string): boolean => !PRISON_WORDS.test(text);
/** The head without any line that tells of prison; where none is left, the centre's code alone. */
export function discreet(letterhead: Letterhead): Letterhead {
  const kept = { ar: letterhead.lines.ar.filter(isDiscreet), fr: letterhead.lines.fr.filter(isDiscreet) };
  const name = { ar: isDiscreet(letterhead.name.ar) ? letterhead.name.ar : letterhead.code, fr: isDiscreet(letterhead.name.fr) ? letterhead.name.fr : letterhead.code };
  return { ...letterhead, name, lines: kept, logos: { left: null, right: null } };
}
const discreetPair = ({ ar, fr }: Bilingual): Bilingual => ({ ar: isDiscreet(ar) ? ar : '', fr: isDiscreet(fr) ? fr : '' });
const discreetCode = (text: string): string => (isDiscreet(text) ? text : '');
/** A thing as a paper that others may read names it: a text that tells of prison is left out, whoever typed it. */
const discreetItem = (line: EquipmentLine): Item => { const { designation, brandModel, unit, ...rest } = itemOf(line); return { ...rest, designation: discreetPair(designation), brandModel: discreetCode(brandModel), unit: discreetPair(unit) }; };
/** The centre alone, for what a person keeps at home. */
const centreOnly = (letterhead: Letterhead): Letterhead => {
  const { name, ...rest } = discreet(letterhead);
  return { ...rest, name, lines: { ar: [name.ar], fr: [name.fr] } };
};
const untilOf = ({ date, noDisposalMonths }: CertificateContent['ceremony']): CivilDate | null => (noDisposalMonths === 0 ? null : addMonths(date, noDisposalMonths));

export function leafletOf(head: PaperHead, { reference, content: { ceremony, recipient, lines } }: Issued, contact: Contact): LeafletContent {
  return {
    ...head, letterhead: centreOnly(head.letterhead), certificate: reference, transfer: ceremony.transfer, items: lines.map(discreetItem),
    recipient: { name: recipient.name }, until: untilOf(ceremony), contact: { phone: contact.phone, address: discreetPair(contact.address), hours: discreetPair(contact.hours) },
  };
}
export function receiptOf(head: PaperHead, { reference, content: { ceremony, recipient, lines } }: Issued): ReceiptContent {
  const { name, sex, cin, fileNumber, reads, readingLanguage, reader } = recipient;
  return {
    ...head, certificate: reference, transfer: ceremony.transfer, items: lines.map(itemOf), recipient: { name, sex, cin, fileNumber, reads, readingLanguage, reader },
    ceremony: { date: ceremony.date, place: ceremony.place, giver: ceremony.giver }, total: totalOf(lines),
  };
}
export function attestationOf(head: PaperHead, { reference, content: { ceremony, recipient, lines } }: Issued): AttestationContent {
  const { name, sex, cin, birthDate, birthPlace, address, commune, trade, projectTitle } = recipient;
  const { entity, representative, capacity } = ceremony.giver;
  return {
    ...head, letterhead: discreet(head.letterhead), certificate: reference, transfer: ceremony.transfer, items: lines.map(discreetItem),
    recipient: { name, sex, cin, birthDate, birthPlace: discreetPair(birthPlace), address: discreetPair(address), commune: discreetPair(commune), trade, projectTitle: discreetPair(projectTitle) },
    ceremony: { date: ceremony.date, giver: { entity: discreetPair(entity), representative: discreetPair(representative), capacity: discreetPair(capacity) } }, until: untilOf(ceremony),
  };
}

/** A lot of more things than this gets one sticker for all: nobody labels every spool of thread. */
const MOST_STICKERS = 12;
/** More signs than this make the squares of a QR code too fine for a sticker on a machine (error correction Q, version 5). */
const MOST_QR_SIGNS = 60;
const labelText = (number: string): string => `IDMAJ1/INV/${number}`.toUpperCase();
/**
 * What the square on a sticker holds: the inventory number, or the serial number. Capitals, digits and signs that QR packs densest; others
 * are left as they are. Empty where there is no number, or only one too long to be read from a sticker.
 */
const labelQr = (...numbers: readonly string[]): string => numbers.filter(Boolean).map(labelText).find(text => encodeURI(text).length <= MOST_QR_SIGNS) ?? '';
/** Stickers for the goods of a ceremony in the order of its certificates. */
export const labelsOf = (head: PaperHead, issued: readonly Issued[]): LabelsContent => ({
  ...head, letterhead: centreOnly(head.letterhead),
  labels: issued.flatMap(({ content }) => content.lines).flatMap((line): Label[] => {
    const { designation, brandModel, inventoryNumber, serial, quantity } = discreetItem(line), stickers = quantity > MOST_STICKERS ? 1 : quantity;
    return Array.from({ length: stickers }, (_, i) => ({ designation, brandModel, serial, inventoryNumber, number: i + 1, of: stickers, qr: labelQr(inventoryNumber, serial) }));
  }),
});
