import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import type { CertificateContent, Signatory } from '#shared/domain/handover.ts';
import { langsOf, type PaperLang } from '#shared/domain/papers.ts';
import { message } from '#shared/i18n/index.ts';
import type { Content, Stack, Table } from '../../definition.ts';
import { captionOf, gridOf, inRows, officialOf, THUMB, withThumb, wordsHeight } from './signing.ts';
import { COLOUR, label, leading, writeOn } from './theme.ts';
import { inAll, typed } from './values.ts';

/* Who signs a handover certificate. */
/** Heights that fit a witness's name and number, and an officer's words; and what these two are given to sign and seal in. */
const WITNESS = 50, OFFICER = 45, MOST_EXTRA = 50;

/** Its height is that of its words and the ink under them; `words` may be more than they take, and `most` bounds the ink. */
interface Row { readonly cells: readonly Content[]; readonly words: number; readonly least?: number; readonly most?: number }
type Signing = Pick<CertificateContent, 'signatories' | 'recipient' | 'ceremony'>;

/** The centre signs beside the beneficiary; where no signatory speaks for it, the giver's representative does. */
function officials({ signatories, ceremony: { giver } }: Signing): { readonly centre: Signatory; readonly others: readonly Signatory[] } {
  const signing = signatories.filter(({ role }) => role !== 'witness'), centre = signing.find(({ role }) => role === 'centre');
  const stand = centre ?? { role: 'centre', name: giver.representative, capacity: giver.capacity, onBehalfOf: giver.entity };
  return { centre: stand, others: signing.filter(one => one !== centre) };
}
/** How many rows of the grid grow with the room there is. */
export function signingRows(signing: Signing, lang: PaperLang): number {
  const reads = readsAll(signing, lang);
  return 1 + Math.ceil(officials(signing).others.length / 3) + Math.ceil(witnessesOf(signing, lang).length / 2) + (reads ? 0 : 1);
}
/** A paper in two languages binds in both: who does not read one of them has it read. */
export const readsAll = ({ recipient: { reads } }: Pick<Signing, 'recipient'>, lang: PaperLang): boolean => langsOf(lang).every(one => reads[one]);
/** Those the ceremony names; two at least where the paper is read to the beneficiary. */
function witnessesOf({ signatories, recipient }: Signing, lang: PaperLang): Bilingual[] {
  const named = signatories.filter(({ role }) => role === 'witness').map(({ name }) => name);
  return readsAll({ recipient }, lang) ? named : [...named, NO_ONE, NO_ONE].slice(0, Math.max(2, named.length));
}
const NO_ONE: Bilingual = { ar: '', fr: '' };
const official = (signatory: Signatory, lang: PaperLang, wide = false): Stack => captionOf(officialOf(signatory, one => message(one, 'handoverCertificate.nameAndStamp')), lang, !wide);
/** @param reads without a frame for a thumb beside it the cell has room for both languages side by side */
const beneficiary = ({ recipient: { name, sex } }: Signing, lang: PaperLang, reads: boolean): Stack => captionOf({
  capacity: one => message(one, 'handoverCertificate.receiver', { sex }), name: one => typed(name, one), note: one => message(one, reads ? 'handoverCertificate.signHere' : 'handoverCertificate.thumbHere'),
}, lang, !reads);
function witness(name: string, number: number, lang: PaperLang): Content {
  const toFill = (text: string, value: string): Content => ({ margin: [0, 1, 0, 0], stack: [writeOn(label([text, ' ', { text: value || '\u00a0', font: 'Amiri', fontSize: 9.6, color: COLOUR.ink }], { margin: [0, 3, 0, 0] }))] });
  return {
    stack: [
      { text: inAll(lang, 'handoverCertificate.witness', { n: number }), bold: true, fontSize: 10, lineHeight: 0.74 },
      toFill(inAll(lang, 'handoverCertificate.name'), name), toFill(inAll(lang, 'handoverCertificate.cin'), ''),
      label(inAll(lang, 'handoverCertificate.signature'), { margin: [0, 3, 0, 0] }),
    ],
  };
}

/**
 * The grid of signatures. A person who does not read the paper's language prints a thumb before two witnesses, and a public
 * officer may receive the paper (D.O.C. art. 427); elsewhere witnesses appear where the ceremony names them.
 * Given by the height under the words of a cell, for signature and stamp; the cells are made once.
 */
export function signaturesOf(signing: Signing, lang: PaperLang): (ink: number) => Table {
  const inRow = (cells: readonly Content[]): Row => ({ cells, words: wordsHeight(cells, lang) });
  const { centre, others } = officials(signing), reads = readsAll(signing, lang);
  const witnesses = witnessesOf(signing, lang);
  const words = beneficiary(signing, lang, reads), first = inRow([words, official(centre, lang, true)]);
  const rows: Row[] = [
    reads ? first : { cells: [withThumb(words, one => message(one, 'handoverCertificate.thumbprint'), lang), ...first.cells.slice(1)], words: first.words, least: THUMB.height + 6 },
    ...inRows(others, 3).map(row => inRow(row.map(one => official(one, lang)))),
    ...pairs(witnesses.map((name, i) => witness(typed(name, leading(lang)), i + 1, lang))).map(cells => ({ cells, words: WITNESS, most: MOST_EXTRA })),
    ...(reads ? [] : [{ cells: [captionOf({ capacity: one => message(one, 'handoverCertificate.officer'), note: one => message(one, 'handoverCertificate.officerNote') }, lang)], words: OFFICER, most: MOST_EXTRA }]),
  ];
  return ink => gridOf(rows.map(({ cells, words: high, least = 0, most = Infinity }) => ({ cells, height: Math.max(Math.min(ink, most) + high, least) })), lang);
}
const pairs = (cells: readonly Content[]): Content[][] => Array.from({ length: Math.ceil(cells.length / 2) }, (_, i) => cells.slice(2 * i, 2 * i + 2));
