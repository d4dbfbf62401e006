export const AMOUNT = 'تسلّم السيد Jean-Pierre DUPONT (الحامل للبطاقة الوطنية رقم JB123456) مبلغ 850.000,00 درهم';
export const QUOTES = 'من «الدعم الإجمالي» (شطر أول).';
export const DATE = 'بتاريخ 23/11/2026 أي بنسبة 12,5% من المبلغ';
export const FRENCH = 'Le bénéficiaire محمد بن عبد السلام العلوي (CIN JB123456) a reçu son dû.';
export const PARAGRAPH = 'يشهد مدير مركز المصاحبة وإعادة الإدماج بالجديدة أن المستفيد من برنامج الرعاية اللاحقة قد تسلّم المعدّات المهنية المبيّنة أسفله في حالة جيّدة، وذلك في إطار مواكبة مشروعه المدرّ للدخل، ويلتزم بالحفاظ عليها واستعمالها حصرياً في النشاط المصرّح به وعدم تفويتها أو كرائها للغير قبل انقضاء مدّة ثلاث سنوات.';
export const PARAGRAPH_FR = 'Le directeur du centre atteste que le bénéficiaire du programme a reçu les équipements décrits ci-dessous en bon état et s’engage à les conserver pendant trois ans.';
export const LONG_WORD = 'المستفيدونمنبرنامجالرعايةاللاحقةوإعادةالإدماج';
export const LONG_NAME = 'عبد الرحمن محمد الأمين بن عبد العزيز بن عبد السلام العلوي الإدريسي الحسني المدغري السجلماسي الفاسي';
