import { handoverCertificate } from '#electron/engine/documents/templates/handoverCertificate.ts';
import type { CertificateView } from '#shared/domain/handover.ts';
import type { PaperLang } from '#shared/domain/papers.ts';
import { printed, type Paper } from '../printed.ts';

export { readable, squashed, topOf, type Paper } from '../printed.ts';
/** One printed certificate. */
export const paper = (view: CertificateView, lang: PaperLang, name = 'certificate'): Promise<Paper> => printed(handoverCertificate(view, lang), `${name}.${lang}`);
