/* A whole ceremony to print in tests: invented people, as many as asked, the goods of certificateViews.ts. */
import type { ProgrammeStep } from '#shared/domain/ceremonyPapers.ts';
import type { Issued } from '#shared/domain/ceremonyPapers.ts';
import { centimes } from '#shared/domain/common/money.ts';
import type { Ceremony, PaperHead } from '#shared/domain/handover.ts';
import type { TradeCode } from '#shared/domain/trades.ts';
import { present } from '#shared/lib/assert.ts';
import { ceremony, goodsOf, letterhead, pair, viewOf } from './certificateViews.ts';

export const head: PaperHead = { letterhead, wording: {}, settingsVersion: 1 };
export const wholeCeremony: Ceremony = { ...ceremony, conventionTotal: centimes(580_000_000), conventionTotalApproximate: 'more than', envelope: centimes(85_000_000), envelopeApproximate: 'about' };

const MEN = [['عبد الرحيم أكنسوس', 'Abderrahim Aguensous'], ['إبراهيم الإدريسي', 'Brahim El Idrissi'], ['نور الدين الكرسيفي', 'Noureddine El Guersifi'], ['هشام تيزنيتي', 'Hicham Tiznit'], ['مصطفى أوشن', 'Mustapha Ouchen'], ['الحسين بوعزة', 'El Houssine Bouazza']] as const;
const WOMEN = [['خديجة بن عدي', 'Khadija Benaddi'], ['أمينة حمداوي', 'Amina Hamdaoui'], ['فاطمة الزهراء المنصوري', 'Fatima Zahra El Mansouri']] as const;
const PLACES = [['أكادير', 'Agadir'], ['تارودانت', 'Taroudannt'], ['إنزكان', 'Inezgane'], ['تيزنيت', 'Tiznit'], ['طاطا', 'Tata']] as const;
const PROJECTS: readonly (readonly [TradeCode, ar: string, fr: string])[] = [
  ['sewing', 'ورشة خياطة عصرية وتقليدية', 'Atelier de couture'], ['printing', 'محل للطباعة على الملابس واللافتات', 'Impression textile et enseignes'], ['cooking', 'مطبخ لتحضير الوجبات والحفلات', 'Traiteur'], ['mechanics', 'ورشة إصلاح السيارات', 'Garage mécanique'],
];
const at = <T>(all: readonly T[], i: number): T => present(all[i % all.length], 'a list of the sample');

/** `count` certificates with 1 to 6 lines each, four trades in turn, every third one a woman's; `draft`: not yet numbered. */
export const issuedCeremony = (count: number, { draft = false } = {}): Issued[] => Array.from({ length: count }, (_, i) => {
  const isWoman = i % 3 === 2, [ar, fr] = isWoman ? at(WOMEN, i / 3 | 0) : at(MEN, i), place = at(PLACES, i), [trade, projectAr, projectFr] = at(PROJECTS, i), number = String(i + 1).padStart(4, '0');
  const { content } = viewOf({
    who: isWoman ? 'woman' : 'man', lines: goodsOf(1 + (i * 5) % 6),
    recipient: { fileNumber: `3-2024-${number}`, cin: `JT90${String(1500 + i)}`, name: pair(ar, fr), commune: pair(place[0], place[1]), trade, projectTitle: pair(projectAr, projectFr), phone: `06${String(24_211_219 + i)}` },
  });
  return { reference: draft ? null : `PV/AGA/2025/${number}`, content };
});
export const steps: readonly ProgrammeStep[] = [
  { minutes: 0, text: pair('استقبال المدعوين', 'Accueil des invités') }, { minutes: 15, text: pair('تلاوة آيات بينات من الذكر الحكيم', 'Lecture de versets du Saint Coran') }, { minutes: 20, text: pair('النشيد الوطني', 'Hymne national') },
  { minutes: 25, text: pair('كلمة السيد مدير المركز', 'Allocution du directeur du centre') }, { minutes: 40, text: pair('عرض حول المشاريع والأرقام', 'Présentation des projets et des chiffres') }, { minutes: 60, text: pair('تسليم المعدات والتجهيزات للمستفيدين', 'Remise du matériel aux bénéficiaires') }, { minutes: null, text: pair('حفل شاي', 'Réception') },
];
export const contact = { phone: '0528231234', address: pair('شارع الحسن الثاني، أكادير', 'Avenue Hassan II, Agadir'), hours: pair('من الاثنين إلى الجمعة، من 8:30 إلى 16:30', 'Du lundi au vendredi, de 8 h 30 à 16 h 30') };
