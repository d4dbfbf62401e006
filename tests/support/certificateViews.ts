/* Certificates to print in tests: invented people, the goods and partners of a ceremony like the one of domain.md §1. */
import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import { civilDate, type CivilDate } from '#shared/domain/common/dates.ts';
import { centimes } from '#shared/domain/common/money.ts';
import { checkCode, qrText } from '#shared/domain/common/references.ts';
import type { CertificateContent, CertificateView, EquipmentLine, Former, Recipient, Signatory } from '#shared/domain/handover.ts';
import type { Wording } from '#shared/domain/common/wording.ts';
import type { Mark, PaperView, Picture } from '#shared/domain/papers.ts';
import { present } from '#shared/lib/assert.ts';
import type { Instant } from '#shared/lib/ids.ts';

export const pair = (ar: string, fr: string): Bilingual => ({ ar, fr });
export const NOTHING = pair('', '');
export const day = (text: string): CivilDate => present(civilDate(text), `${text} is a date`);

export const letterhead: CertificateContent['letterhead'] = {
  code: 'AGA', name: pair('مركز المصاحبة وإعادة الإدماج بأكادير', 'Centre d’accompagnement et de réinsertion d’Agadir'), city: pair('أكادير', 'Agadir'),
  lines: {
    ar: ['المملكة المغربية', 'ولاية جهة سوس ماسة', 'مؤسسة محمد السادس لإعادة إدماج السجناء', 'مركز المصاحبة وإعادة الإدماج بأكادير'],
    fr: ['Royaume du Maroc', 'Wilaya de la région Souss-Massa', 'Fondation Mohammed VI pour la réinsertion des détenus', 'Centre d’accompagnement et de réinsertion d’Agadir'],
  },
  logos: { left: null, right: null },
};
export const ceremony: CertificateContent['ceremony'] = {
  title: pair('حفل تسليم تجهيزات لفائدة حاملي المشاريع', 'Cérémonie de remise d’équipements aux porteurs de projets'),
  date: day('2025-02-26'), time: '10:30', place: pair('مقر ولاية جهة سوس ماسة، أكادير', 'Siège de la Wilaya de la région Souss-Massa, Agadir'),
  convention: {
    number: '12/2024', date: day('2023-06-14'),
    parties: pair('المبادرة الوطنية للتنمية البشرية، جهة سوس ماسة، مؤسسة محمد السادس لإعادة إدماج السجناء', 'INDH, Région Souss-Massa, Fondation Mohammed VI pour la réinsertion des détenus'),
  },
  giver: { entity: letterhead.name, representative: pair('محمد أيت الطالب', 'Mohamed Aït Taleb'), capacity: pair('مدير المركز', 'Directeur du centre') },
  originals: 4, noDisposalMonths: 36, transfer: 'ownership',
};
const man: Recipient = {
  fileNumber: '3-2023-0004', cin: 'J901503', name: pair('نور الدين الكرسيفي', 'Noureddine El Guersifi'), sex: 'M', birthDate: '1977-05-23', birthPlace: pair('تارودانت', 'Taroudannt'), phone: '0694631683',
  address: pair('رقم 77، زنقة 50، حي السلام', 'N° 77, rue 50, hay Salam'), commune: pair('تيزنيت', 'Tiznit'), trade: 'mechanics', projectTitle: pair('ورشة إصلاح السيارات', 'Garage mécanique'),
  legalForm: 'auto-entrepreneur', reads: { ar: true, fr: true }, readingLanguage: NOTHING, reader: NOTHING,
};
const woman: Recipient = {
  ...man, fileNumber: '3-2024-0003', cin: 'JC901502', name: pair('خديجة بن عدي', 'Khadija Benaddi'), sex: 'F', birthDate: '1975-04-11', birthPlace: pair('تيزنيت', 'Tiznit'), phone: '0665844099',
  address: pair('رقم 194، زنقة 26، حي السلام', 'N° 194, rue 26, hay Salam'), commune: pair('إنزكان', 'Inezgane'), trade: 'cooking', projectTitle: pair('مطبخ لتحضير الوجبات والحفلات', 'Traiteur'), legalForm: 'cooperative',
};
const nonReader: Recipient = {
  ...man, fileNumber: '3-2022-0019', cin: '', name: pair('الحسين بوعزة', 'El Houssine Bouazza'), birthDate: '1961', birthPlace: pair('طاطا', 'Tata'), reads: { ar: false, fr: false }, trade: 'sewing',
  projectTitle: pair('ورشة خياطة عصرية وتقليدية', 'Atelier de couture'), readingLanguage: pair('الأمازيغية (تشلحيت)', 'amazighe (tachelhit)'), reader: pair('المساعدة الاجتماعية بالمركز', 'l’assistante sociale du centre'),
};

const INDH = pair('المبادرة الوطنية', 'INDH'), REGION = pair('جهة سوس ماسة', 'Région Souss-Massa'), PIECE = pair('جهاز', 'unité');
const goods: readonly (readonly [ar: string, fr: string, model: string, serial: string, quantity: number, price: number, funder: Bilingual])[] = [
  ['رافعة هيدروليكية 2,5 طن', 'Cric hydraulique 2,5 T', 'Yato YT-1720', 'SN-2229-11', 1, 316_150, INDH],
  ['ضاغط هواء 200 لتر', 'Compresseur d’air 200 L', 'Ceccato B6000', 'SN-5453-12', 1, 904_346, INDH],
  ['جهاز تشخيص أعطاب السيارات OBD-II', 'Valise de diagnostic OBD-II', 'Launch X-431', 'SN-3914-13', 1, 2_088_872, INDH],
  ['صندوق أدوات (216 قطعة)', 'Coffret à outils (216 pièces)', 'Stanley STMT', '', 1, 377_993, REGION],
  ['آلة تلحيم MIG 200 أمبير', 'Poste à souder MIG 200 A', 'Telwin Maxima 200', 'SN-9060-15', 1, 918_150, INDH],
  ['آلة خياطة صناعية «Juki» (غرزة مستقيمة)', 'Machine à coudre industrielle Juki (point droit)', 'Juki DDL-8700', 'SN-6383-1', 1, 889_424, INDH],
  ['طاولة فصالة 2,40 × 1,20 م', 'Table de coupe 2,40 × 1,20 m', '', '', 3, 308_505, INDH],
  ['مكبس حراري 40×60 سم', 'Presse à chaud 40×60 cm', 'Secabo TC7', 'SN-9608-6', 1, 1_111_471, REGION],
  ['فرن غازي بطابقين (6 صفائح)', 'Four à gaz à 2 étages (6 plaques)', 'Zanolli Citizen 6+6', 'SN-5011-8', 1, 1_450_697, REGION],
  ['ثلاجة عمودية 700 لتر', 'Réfrigérateur vertical 700 L', 'Tecnodom AF07', 'SN-6634-9', 1, 1_778_976, INDH],
];
/** The first `count` goods, over and over, each with an inventory number of its own. */
export const goodsOf = (count: number): EquipmentLine[] => Array.from({ length: count }, (_, i) => {
  const [ar, fr, brandModel, serial, quantity, price, funder] = present(goods[i % goods.length], 'there are goods');
  return {
    designation: pair(ar, fr), brandModel, serial: serial && i >= goods.length ? `${serial}-${i}` : serial, inventoryNumber: `INV/2025/${String(i + 1).padStart(4, '0')}`,
    unit: brandModel ? PIECE : pair('وحدة', 'unité'), quantity, unitPrice: centimes(price), condition: i % 4 === 3 ? 'used' : 'new', purchaseReference: `BC ${(i * 7) % 40 + 1}/2024`, funder,
  };
});
const OFFICIALS: readonly Signatory[] = [
  { role: 'centre', name: NOTHING, capacity: pair('مدير المركز', 'Directeur du centre'), onBehalfOf: pair('مركز المصاحبة وإعادة الإدماج بأكادير', 'Centre d’Agadir') },
  { role: 'foundation', name: NOTHING, capacity: pair('المنسق الوطني', 'Coordonnateur national'), onBehalfOf: pair('مؤسسة محمد السادس لإعادة إدماج السجناء', 'Fondation Mohammed VI') },
  { role: 'committee', name: NOTHING, capacity: pair('رئيس قسم العمل الاجتماعي', 'Chef de la Division de l’action sociale'), onBehalfOf: pair('اللجنة الإقليمية للتنمية البشرية', 'Comité préfectoral de développement humain') },
  { role: 'region', name: pair('كريم السوسي', 'Karim Soussi'), capacity: pair('رئيس مجلس الجهة', 'Président du Conseil régional'), onBehalfOf: pair('جهة سوس ماسة', 'Région Souss-Massa') },
];
const PEOPLE = { man, woman, nonReader } as const;
export interface Asked {
  readonly who?: keyof typeof PEOPLE;
  readonly lines?: number | readonly EquipmentLine[];
  readonly recipient?: Partial<Recipient>;
  readonly ceremony?: Partial<CertificateContent['ceremony']>;
  readonly letterhead?: Partial<CertificateContent['letterhead']>;
  readonly signatories?: readonly Signatory[];
  readonly marks?: readonly Mark[];
  readonly wording?: Wording;
  readonly former?: Former;
  readonly original?: CertificateView['original'];
  readonly copy?: number;
  readonly pictures?: Readonly<Record<string, Picture>>;
}
const DATED = '2025-02-20T09:00:00.000Z' as Instant, DIGEST = '5ae1c0de9b7f4a3d2c1b0a99887766554433221100ffeeddccbbaa9988776655';
/** A content ready for its template: numbered, unless its marks say `draft`. */
export function paperView<C>(content: C, reference: string, { marks = [], original = null, copy = 0, pictures = {} }: Partial<Pick<PaperView<C>, 'marks' | 'original' | 'copy' | 'pictures'>> = {}): PaperView<C> {
  const isDraft = marks.includes('draft');
  return { content, reference: isDraft ? null : reference, check: isDraft ? null : { code: checkCode(DIGEST), qr: qrText(reference, DIGEST) }, marks, original, copy, dated: DATED, pictures };
}
/** A certificate; validated unless its marks say `draft`. */
export function viewOf({ who = 'man', lines = 5, recipient = {}, ceremony: asked = {}, letterhead: head = {}, signatories = OFFICIALS, wording = {}, former, ...rest }: Asked = {}): CertificateView {
  const content: CertificateContent = {
    letterhead: { ...letterhead, ...head }, wording, settingsVersion: 1, ceremony: { ...ceremony, ...asked }, recipient: { ...PEOPLE[who], ...recipient },
    lines: typeof lines === 'number' ? goodsOf(lines) : lines, signatories, former: former ?? null,
  };
  return paperView(content, 'PV/AGA/2025/0004', rest);
}
export const officials = (count: number): Signatory[] => Array.from({ length: count }, (_, i) => ({ ...present(OFFICIALS[i % OFFICIALS.length], 'there are officials'), ...(i >= OFFICIALS.length && { role: 'other' as const }) }));
