/* Papers of a file to print in tests: invented people, as one reads them in a real file. */
import type { CaseContents, ConsentLine, DiagnosisDomain, LifeProjectContent, PlanAction, ProjectSheet } from '#shared/domain/casePapers.ts';
import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import { centimes } from '#shared/domain/common/money.ts';
import { day, letterhead, NOTHING, pair } from './certificateViews.ts';

const money = (ar: string, fr: string, dirhams: number) => ({ label: pair(ar, fr), amount: centimes(dirhams * 100) });
export const man: LifeProjectContent['person'] = {
  fileNumber: '3-2023-0004', cin: 'J901503', name: pair('نور الدين الكرسيفي', 'Noureddine El Guersifi'), sex: 'M', birthDate: '1977-05-23', birthPlace: pair('تارودانت', 'Taroudannt'), phone: '0694631683',
  address: pair('رقم 77، زنقة 50، حي السلام', 'N° 77, rue 50, hay Salam'), commune: pair('تيزنيت', 'Tiznit'), reads: { ar: true, fr: true },
};
export const woman: LifeProjectContent['person'] = { ...man, fileNumber: '3-2024-0003', cin: 'JC901502', name: pair('خديجة بن عدي', 'Khadija Benaddi'), sex: 'F', birthDate: '1975-04-11', birthPlace: pair('تيزنيت', 'Tiznit'), commune: pair('إنزكان', 'Inezgane') };
const base = { letterhead, wording: {}, settingsVersion: 1, person: man, companion: pair('زينب أمزيان', 'Zineb Amziane'), date: day('2024-11-12'), former: null } as const;

const consents: ConsentLine[] = [
  { purpose: pair('المواكبة وإعداد مشروع الحياة وتتبعه', 'Accompagnement, projet de vie et suivi'), basis: 'publicService', detail: NOTHING, answer: null, answeredOn: null, answeredBy: null },
  { purpose: pair('تقاسم الملف مع شريك', 'Partage du dossier avec un partenaire'), basis: 'consent', detail: pair('مكتب التكوين المهني وإنعاش الشغل', 'OFPPT'), answer: 'given', answeredOn: day('2024-10-08'), answeredBy: 'person' },
  { purpose: pair('الصورة', 'Photo'), basis: 'consent', detail: pair('حفل التسليم، أكادير', 'Cérémonie de remise, Agadir'), answer: 'refused', answeredOn: day('2024-10-08'), answeredBy: 'person' },
  { purpose: pair('ذكر الاسم أثناء الحفل', 'Nom cité lors de la cérémonie'), basis: 'consent', detail: NOTHING, answer: 'withdrawn', answeredOn: day('2024-11-02'), answeredBy: 'person' },
  { purpose: pair('إحصائيات دون أسماء', 'Statistiques sans nom'), basis: 'publicService', detail: NOTHING, answer: null, answeredOn: null, answeredBy: null },
];
const said = (ar: string, fr: string, answer: Bilingual, source: 'said' | 'document' | 'observed' = 'said') => ({ question: pair(ar, fr), state: 'answered', answer, source, date: day('2024-10-15') } as const);
const open = (ar: string, fr: string, state: 'declined' | 'unknown' | 'unasked') => ({ question: pair(ar, fr), state, answer: NOTHING, source: null, date: state === 'unasked' ? null : day('2024-10-15') } as const);
const domains: DiagnosisDomain[] = [
  { title: pair('الأسرة', 'Famille'), level: 1, anchor: pair('خلاف عابر، يكفيه التوجيه', 'Tension passagère : un conseil suffit'), need: NOTHING, answers: [said('مع من تسكنون؟', 'Avec qui vivez-vous ?', pair('الزوجة وثلاثة أبناء', 'Épouse et trois enfants')), said('من يعيل الأسرة؟', 'Qui fait vivre la famille ?', pair('المعني بالأمر وأخوه', 'Lui-même et son frère'))] },
  { title: pair('السكن', 'Logement'), level: 0, anchor: pair('سكن قار', 'Logement stable'), need: NOTHING, answers: [said('نوع السكن', 'Type de logement', pair('ملك للأسرة', 'Propriété familiale'), 'document')] },
  { title: pair('الوثائق الإدارية', 'Administratif'), level: 2, anchor: pair('وثيقة ناقصة واحدة على الأقل', 'Au moins une pièce manque'), need: pair('التسجيل في نظام المقاول الذاتي', 'Inscription comme auto-entrepreneur'), answers: [said('هل البطاقة الوطنية سارية المفعول؟', 'La carte nationale est-elle en cours de validité ?', pair('نعم', 'Oui'), 'document'), open('هل للمعني بالأمر تغطية صحية؟', 'A-t-il une couverture sociale ?', 'unknown')] },
  { title: pair('الصحة (وظيفيا)', 'Santé (fonctionnelle)'), level: null, anchor: NOTHING, need: NOTHING, answers: [open('هل يحتاج إلى ملاءمة في الشغل؟', 'Un aménagement est-il nécessaire au travail ?', 'declined')] },
  { title: pair('التعليم والرقميات', 'Instruction et numérique'), level: 1, anchor: pair('يقرأ ويكتب، ويستعمل الهاتف', 'Lit, écrit, se sert d’un téléphone'), need: NOTHING, answers: [said('المستوى الدراسي', 'Niveau scolaire', pair('الإعدادي', 'Collège')), open('هل يستعمل الحاسوب؟', 'Se sert-il d’un ordinateur ?', 'unasked')] },
  { title: pair('التكوين', 'Formation'), level: 2, anchor: pair('تكوين موجود يحتاج إلى تكملة', 'Une formation, à compléter'), need: pair('التشخيص الإلكتروني للأعطاب', 'Diagnostic électronique des pannes'), answers: [said('الدبلومات والشهادات', 'Diplômes et attestations', pair('دبلوم التأهيل: إصلاح السيارات (مكتب التكوين المهني، 1998)', 'Diplôme de qualification : réparation automobile (OFPPT, 1998)'), 'document')] },
  { title: pair('المال والمحل', 'Moyens et local'), level: 3, anchor: pair('لا وسائل للانطلاق', 'Aucun moyen pour démarrer'), need: pair('غياب العدة والتجهيزات', 'Absence d’outillage et d’équipement'), answers: [said('هل يتوفر محل؟', 'Y a-t-il un local ?', pair('نعم، 38 مترا مربعا، ملك الأخ', 'Oui, 38 m², propriété du frère'), 'observed')] },
  { title: pair('الحاجيات المستعجلة', 'Urgences'), level: 0, anchor: pair('لا شيء مستعجل', 'Rien d’urgent'), need: NOTHING, answers: [] },
];
const needs = domains.filter(({ level }) => level === null || level > 0).map(({ title, level, need, anchor }, i) => ({ domain: title, level, need: need.ar ? need : anchor, response: level === null ? NOTHING : level < 2 ? pair('توجيه من المصاحبة', 'Conseil de l’accompagnante') : pair(`العمل رقم ${i}`, `Action n° ${i}`) }));
export const strengths = [pair('خبرة ميدانية في ميكانيك السيارات الخفيفة منذ سنة 2001', 'Expérience de terrain en mécanique légère depuis 2001'), pair('شبكة زبناء من سائقي سيارات الأجرة', 'Réseau de clients parmi les chauffeurs de taxi'), pair('دعم الأسرة ووجود محل في ملكية الأخ', 'Soutien familial et local appartenant au frère')];
const action = (objective: Bilingual, what: Bilingual, resources: Bilingual, responsible: Bilingual, partner: Bilingual, deadline: string, indicator: Bilingual, status: Bilingual): PlanAction => ({ objective, action: what, resources, responsible, partner, deadline: day(deadline), indicator, status });
const PERSON = pair('المستفيد', 'Bénéficiaire'), CENTRE = pair('المركز', 'Centre'), PLANNED = pair('مبرمج', 'Prévu');
export const actions: PlanAction[] = [
  action(pair('إتقان جهاز التشخيص', 'Maîtriser la valise de diagnostic'), pair('دورة تدريبية من 30 ساعة', 'Stage de 30 heures'), pair('مقعد محجوز، منحة تنقل', 'Place réservée, indemnité de trajet'), PERSON, pair('مكتب التكوين المهني', 'OFPPT'), '2025-03-31', pair('شهادة مشاركة', 'Attestation'), pair('منجز', 'Réalisé')),
  action(pair('تجهيز الورشة', 'Équiper le garage'), pair('اقتناء المعدات وتسليمها بمحضر', 'Achat et remise du matériel'), pair('46.055,11 درهم', '46 055,11 DH'), CENTRE, pair('المبادرة الوطنية، الجهة', 'INDH, Région'), '2025-02-26', pair('محضر التسليم', 'PV de remise'), pair('قيد الإنجاز', 'En cours')),
  action(pair('تسوية الوضعية القانونية', 'Régulariser l’activité'), pair('التسجيل كمقاول ذاتي، رخصة المحل', 'Statut d’auto-entrepreneur, autorisation du local'), NOTHING, PERSON, pair('الجماعة', 'Commune'), '2025-04-30', pair('بطاقة ورخصة', 'Carte et autorisation'), PLANNED),
  action(pair('ضبط الحسابات', 'Tenir ses comptes'), pair('أربع حصص للتأطير ودفتر يومي', 'Quatre séances, cahier journalier'), NOTHING, pair('المكلفة بالمصاحبة', 'Accompagnante'), pair('التعاون الوطني', 'Entraide nationale'), '2025-06-30', pair('دفتر ممسوك ثلاثة أشهر', 'Cahier tenu trois mois'), PLANNED),
  action(pair('بلوغ عتبة المردودية', 'Atteindre le seuil de rentabilité'), pair('عقود صيانة مع سيارات الأجرة', 'Contrats d’entretien avec les taxis'), NOTHING, PERSON, pair('جمعية مهنية', 'Association de taxis'), '2025-08-31', pair('رقم معاملات فوق العتبة شهرين متتاليين', 'CA au-dessus du seuil deux mois de suite'), PLANNED),
];
export const project: ProjectSheet = {
  title: pair('ورشة إصلاح السيارات', 'Garage mécanique'), trade: pair('الميكانيك', 'Mécanique'),
  site: pair('محل من 38 مترا مربعا، زنقة 50، حي السلام، تيزنيت؛ في ملكية الأخ، موضوع رهن الإشارة لمدة سنة', 'Local de 38 m², rue 50, hay Salam, Tiznit ; propriété du frère, prêté pour un an'),
  permits: pair('رخصة المحل: طلب مودع لدى الجماعة؛ بطاقة المقاول الذاتي: قيد التسجيل', 'Autorisation du local : demande déposée à la commune ; carte d’auto-entrepreneur : en cours'),
  investment: [money('معدات وتجهيزات الورشة', 'Équipement du garage', 46_055.11), money('تهييء المحل والكهرباء', 'Aménagement du local, électricité', 4500), money('مخزون أولي من الزيوت وقطع الغيار', 'Stock initial d’huiles et de pièces', 2800)],
  financing: [money('المبادرة الوطنية للتنمية البشرية', 'INDH', 42_275.18), money('جهة سوس ماسة', 'Région Souss-Massa', 3779.93), money('مساهمة ذاتية نقدية', 'Apport personnel en numéraire', 7300)],
  income: [money('إصلاحات ميكانيكية (22 تدخلا)', 'Réparations (22 interventions)', 8800), money('تشخيص إلكتروني (15 عملية)', 'Diagnostics (15 opérations)', 2250)],
  variable: [money('زيوت ومواد استهلاكية', 'Huiles et consommables', 2650), money('قطع غيار صغيرة', 'Petites pièces', 1215)],
  fixed: [money('كهرباء وماء وهاتف', 'Électricité, eau, téléphone', 650), money('مساعد بدوام جزئي', 'Aide à temps partiel', 1500), money('تأمين ونقل', 'Assurance et transport', 550)],
  breakEven: centimes(415_241),
};
/** A whole file: each of its papers with something in every part. */
export const file: CaseContents = {
  consent: { ...base, cndp: 'A-PO-123/2024', contact: { phone: '0528123456', address: pair('شارع محمد الخامس، أكادير', 'Avenue Mohammed V, Agadir'), hours: pair('من الاثنين إلى الجمعة، من 9:00 إلى 16:00', 'du lundi au vendredi, de 9 h à 16 h') }, purposes: consents, recipients: [pair('مكتب التكوين المهني وإنعاش الشغل', 'OFPPT'), pair('اللجنة الإقليمية للتنمية البشرية', 'Comité provincial de développement humain')], guardian: NOTHING },
  diagnosis: { ...base, number: 1, questionnaire: 1, begunOn: day('2024-10-08'), completedOn: day('2024-10-15'), domains, strengths, urgent: [], summary: pair('للمعني بالأمر حرفة مثبتة ومحل وزبناء، وتنقصه العدة والتسجيل القانوني.', 'Un métier attesté, un local et des clients ; il manque l’outillage et le statut.') },
  lifeProject: {
    ...base, version: 2, signedOn: day('2025-01-15'), family: pair('متزوج، ثلاثة أبناء', 'Marié, trois enfants'), schooling: pair('الإعدادي', 'Collège'), consents, diagnosedOn: day('2024-10-15'), strengths,
    obstacles: [pair('بعد المحل عن محور الطريق الرئيسي', 'Local éloigné de l’axe principal'), pair('ضعف السيولة خلال الأشهر الأولى', 'Trésorerie faible les premiers mois')], needs,
    background: [
      { what: pair('دبلوم التأهيل: إصلاح السيارات', 'Diplôme de qualification : réparation automobile'), where: pair('مكتب التكوين المهني', 'OFPPT'), duration: pair('سنتان', '2 ans'), proof: pair('اطلع على الأصل', 'Original vu') },
      { what: pair('ميكانيكي بورشة، تيزنيت', 'Mécanicien en atelier, Tiznit'), where: pair('مشغل خاص', 'Employeur privé'), duration: pair('8 سنوات', '8 ans'), proof: pair('شهادة عمل مطلع عليها', 'Attestation vue') },
      { what: pair('إصلاح متنقل لحساب الغير', 'Dépannage ambulant'), where: pair('عمل حر', 'À son compte'), duration: pair('6 سنوات', '6 ans'), proof: pair('تصريح فقط', 'Déclaré') },
    ],
    wishes: pair('«أعرف هذه الحرفة منذ صغري، وأريد ورشة صغيرة قريبة من الدار، أعلم فيها ولدي الأكبر، وأعيش من عملي دون أن أطلب من أحد. أبدأ بالسيارات القديمة ثم أتعلم الحاسوب شيئا فشيئا.»', ''),
    track: 'selfEmployment', why: pair('اختير هذا المسار لأن الخبرة مثبتة بالوثائق، والمحل متوفر دون كراء خلال السنة الأولى، والطلب على الإصلاح قائم بالمدينة.\nعرض على المعني بالأمر شغل مأجور بورشة فلم يرغب فيه لبعد المسافة، وقررت اللجنة التقنية قبول المشروع بعد دراسة الجدوى.', 'Cette voie est retenue car l’expérience est attestée par des pièces, le local est disponible sans loyer la première année et la demande de réparation existe dans la ville.\nUn emploi salarié en atelier a été proposé ; il ne l’a pas souhaité en raison de la distance. Le comité technique a retenu le projet après l’étude de faisabilité.'),
    fit: [
      { finding: pair('ورشتان فقط للإصلاح في شعاع كيلومترين من المحل', 'Deux garages seulement dans un rayon de deux kilomètres'), source: pair('معاينة ميدانية للمركز', 'Relevé de terrain du centre'), date: day('2024-10-22') },
      { finding: pair('نحو 140 سيارة أجرة مرخصة بالمدينة، أغلبها يتجاوز عمره 10 سنوات', 'Environ 140 taxis autorisés, dont la plupart ont plus de 10 ans'), source: pair('مكتب السير والجولان بالجماعة', 'Bureau de la circulation, commune'), date: day('2024-10-24') },
    ],
    actions, project,
    commitments: {
      centre: [pair('اقتناء المعدات وتسليمها بمحضر', 'Acheter et remettre le matériel, par procès-verbal'), pair('زيارات التتبع في مواعيدها والجواب داخل أجل خمسة أيام عمل', 'Visiter aux dates prévues et répondre sous cinq jours ouvrables')],
      person: [pair('تخصيص الوقت والمساهمة الذاتية المتفق عليها', 'Apporter le temps et l’apport convenus'), pair('استعمال المعدات في المشروع وعدم تفويتها طيلة المدة المحددة', 'Utiliser le matériel dans le projet et ne pas le céder pendant la durée fixée'), pair('إخبار المركز بكل صعوبة قبل أن تتفاقم', 'Signaler toute difficulté avant qu’elle ne s’aggrave')],
    },
    risks: [
      { risk: pair('تأخر رخصة المحل', 'Retard de l’autorisation'), chance: pair('متوسط', 'moyen'), response: pair('مراسلة الجماعة ومواكبة الملف؛ بداية بالإصلاح المتنقل', 'Relancer la commune ; commencer en dépannage ambulant') },
      { risk: pair('قلة الزبناء في البداية', 'Peu de clients au départ'), chance: pair('متوسط', 'moyen'), response: pair('عرض تشخيص مجاني لسيارات الأجرة خلال شهر', 'Diagnostic offert aux taxis pendant un mois') },
      { risk: pair('سرقة العدة', 'Vol d’outillage'), chance: pair('ضعيف', 'faible'), response: pair('باب حديدي وجرد شهري وتأمين', 'Porte métallique, inventaire mensuel, assurance') },
    ],
    visits: ([['15 يوما', '15 jours', '2025-03-13'], ['شهر واحد', '1 mois', '2025-03-26'], ['3 أشهر', '3 mois', '2025-05-26'], ['6 أشهر', '6 mois', '2025-08-26'], ['12 شهرا', '12 mois', '2026-02-26'], ['18 شهرا', '18 mois', '2026-08-26'], ['24 شهرا', '24 mois', '2027-02-26']] as const).map(([ar, fr, on]) => ({ label: pair(ar, fr), date: day(on) })),
    revisions: [
      { version: 1, date: day('2024-11-12'), reason: pair('الصيغة الأولى المصادق عليها من طرف اللجنة', 'Première version, validée par le comité'), changes: [] },
      { version: 2, date: day('2025-01-15'), reason: pair('بطلب من المستفيد', 'À la demande du bénéficiaire'), changes: [pair('الاستثمار: إضافة جهاز التشخيص بدل رافعة ثانية', 'Investissement : valise de diagnostic à la place d’un second cric'), pair('العمل رقم 1: أضيف', 'Action n° 1 : ajoutée')] },
    ],
  },
  visit: {
    ...base, date: day('2025-05-27'), kind: pair('زيارة ميدانية (3 أشهر)', 'Visite de terrain (3 mois)'), plannedOn: day('2025-05-26'), doneOn: day('2025-05-27'), projectTitle: project.title, trade: project.trade,
    activity: pair('النشاط قائم، والورشة مفتوحة ستة أيام في الأسبوع.', 'Activité en cours, garage ouvert six jours sur sept.'),
    equipment: [
      { designation: pair('رافعة هيدروليكية 2,5 طن', 'Cric hydraulique 2,5 T'), serial: 'SN-2229-11', inventoryNumber: 'INV/2025/0001', sighting: 'seen', note: NOTHING },
      { designation: pair('جهاز تشخيص أعطاب السيارات OBD-II', 'Valise de diagnostic OBD-II'), serial: 'SN-3914-13', inventoryNumber: 'INV/2025/0003', sighting: 'broken', note: pair('في الضمان، أرسل إلى المورد', 'Sous garantie, envoyée au fournisseur') },
      { designation: pair('صندوق أدوات (216 قطعة)', 'Coffret à outils (216 pièces)'), serial: '', inventoryNumber: 'INV/2025/0004', sighting: 'notLookedAt', note: NOTHING },
    ],
    turnover: centimes(640_000), charges: centimes(390_000), jobs: 2,
    obstacles: [{ obstacle: pair('تأخر رخصة المحل', 'Autorisation du local en retard'), action: pair('مراسلة الجماعة', 'Relancer la commune'), owner: pair('المكلفة بالمصاحبة', 'Accompagnante'), date: day('2025-06-15') }],
    view: pair('', '« Le travail vient, mais la valise me manque. »'), next: { kind: pair('زيارة ميدانية', 'Visite de terrain'), date: day('2025-08-26') },
  },
  fileSummary: {
    ...base, date: day('2025-06-01'), openedOn: day('2024-10-08'), status: pair('قيد المواكبة بعد الإحداث', 'En suivi post-création'), statusSince: day('2025-02-26'), family: pair('متزوج، ثلاثة أبناء', 'Marié, trois enfants'), schooling: pair('الإعدادي', 'Collège'), trade: project.trade, projectTitle: project.title,
    path: ([['استقبال أولي', 'Accueil', '2024-10-08', '', ''], ['قيد التشخيص', 'En diagnostic', '2024-10-08', '', ''], ['مشروع حياة مصادق عليه', 'Plan validé', '2024-11-12', '', ''], ['تم التسليم', 'Remis', '2025-02-26', 'محضر التسليم', 'PV de remise']] as const).map(([ar, fr, on, why, pourquoi]) => ({ status: pair(ar, fr), on: day(on), reason: pair(why, pourquoi) })),
    diagnosedOn: day('2024-10-15'), strengths, needs: needs.filter(({ level }) => level !== null && level >= 2), plan: { version: 2, signedOn: day('2025-01-15'), track: 'selfEmployment', actions: 5, done: 1, overdue: 1 },
    visits: [{ kind: pair('زيارة ميدانية', 'Visite de terrain'), plannedOn: day('2025-05-26'), doneOn: day('2025-05-27'), finding: pair('النشاط قائم؛ جهاز التشخيص معطل', 'Active ; valise en panne') }, { kind: pair('زيارة ميدانية', 'Visite de terrain'), plannedOn: day('2025-08-26'), doneOn: null, finding: NOTHING }],
    consents, papers: [{ reference: 'PVI/AGA/2025/0031', title: pair('مشروع الحياة الفردي', 'Projet de vie individuel'), date: day('2025-01-15'), state: pair('موقعة', 'Signé') }, { reference: 'DI/AGA/2024/0018', title: pair('استمارة التشخيص', 'Fiche de diagnostic'), date: day('2024-10-15'), state: pair('محررة', 'Établi') }],
  },
};
/** Nothing known but who it is. */
export const bareFile: CaseContents = {
  consent: { ...file.consent, cndp: '', contact: { phone: '', address: NOTHING, hours: NOTHING }, recipients: [], purposes: consents.map(line => ({ ...line, detail: NOTHING, answer: null, answeredOn: null, answeredBy: null })) },
  diagnosis: { ...file.diagnosis, completedOn: null, domains: [], strengths: [], urgent: [], summary: NOTHING },
  lifeProject: { ...file.lifeProject, version: 1, signedOn: null, family: NOTHING, schooling: NOTHING, consents: [], diagnosedOn: null, strengths: [], obstacles: [], needs: [], background: [], wishes: NOTHING, track: null, why: NOTHING, fit: [], actions: [], project: null, commitments: { centre: [], person: [] }, risks: [], visits: [], revisions: [] },
  visit: { ...file.visit, doneOn: null, projectTitle: NOTHING, trade: NOTHING, activity: NOTHING, equipment: file.visit.equipment.map(one => ({ ...one, sighting: null, note: NOTHING })), turnover: null, charges: null, jobs: null, obstacles: [], view: NOTHING, next: null },
  fileSummary: { ...file.fileSummary, family: NOTHING, schooling: NOTHING, trade: NOTHING, projectTitle: NOTHING, path: [], diagnosedOn: null, strengths: [], needs: [], plan: null, visits: [], consents: [], papers: [] },
};
const of = <T>(count: number, from: readonly T[]): T[] => Array.from({ length: count }, (_, i) => from[i % from.length] as T);
const longName = pair('عبد الرحيم '.repeat(9).slice(0, 90).trim(), 'Abderrahim '.repeat(9).slice(0, 90).trim());
const long = { person: { ...man, name: longName }, companion: longName } as const;
/** As much as a file may come to hold: 40 needs, 30 actions, 60 lines of investment, and the longest of names. */
export const longFile: CaseContents = {
  consent: { ...file.consent, ...long, purposes: of(18, consents) },
  diagnosis: { ...file.diagnosis, ...long, domains: of(26, domains) },
  lifeProject: { ...file.lifeProject, ...long, needs: of(40, needs), actions: of(30, actions), visits: of(16, file.lifeProject.visits), revisions: of(9, file.lifeProject.revisions), project: { ...project, investment: Array.from({ length: 60 }, (_, i) => ({ label: pair(`تجهيز رقم ${i + 1}`, `Équipement n° ${i + 1}`), amount: centimes(100_000 + i) })) }, wishes: pair(Array.from({ length: 30 }, () => file.lifeProject.wishes.ar).join('\n'), '') },
  visit: { ...file.visit, ...long, equipment: of(40, file.visit.equipment), obstacles: of(12, file.visit.obstacles) },
  fileSummary: { ...file.fileSummary, ...long, needs: of(12, file.fileSummary.needs), visits: of(9, file.fileSummary.visits), papers: of(14, file.fileSummary.papers ?? []) },
};
