import { it } from 'vitest';
import { handoverCertificate } from '#electron/engine/documents/templates/handoverCertificate.ts';
import { viewOf } from '#tests/support/certificateViews.ts';
import { printed } from './documents/printed.ts';
it('looks', async () => {
  const o = { number: 2, of: 4, recipient: { ar: 'قسم العمل الاجتماعي', fr: 'Division de l’action sociale' } };
  for (const [n, a] of [['man', { lines: 5, original: o }], ['nonr', { who: 'nonReader', lines: 2 }], ['sixty', { lines: 60 }], ['dup', { who: 'woman', lines: 2, copy: 2, marks: ['specimen', 'duplicate', 'cancelled'], original: o, former: { relation: 'corrects', reference: 'PV/AGA/2025/0003', date: '2025-02-26', reason: 'خطأ في الاسم' } }]] as const)
    for (const lang of ['both', 'ar', 'fr'] as const) { const p = await printed(handoverCertificate(viewOf(a as never), lang), `look-${n}.${lang}`, 70); console.log(n, lang, p.pages); }
}, 60000);
