import { inLanguage } from '#shared/domain/common/bilingual.ts';
import { totalOf, type CertificateContent, type Former } from '#shared/domain/handover.ts';
import { headOf } from '#shared/domain/settings.ts';
import { present } from '#shared/lib/assert.ts';
import type { Clock, Id } from '#shared/lib/ids.ts';
import { ok, refuse, type Result } from '#shared/lib/result.ts';
import type { CurrentSettings } from '../currentSettings.ts';
import type { CallContext } from '../handlers.ts';
import type { IssuedPaper, Papers } from '../issuing.ts';
import { ceremonyContents, ceremonyState } from './ceremonies.ts';
import { certificateOf } from './ceremonyPapers.ts';
import { touch } from './revisions.ts';

export interface CertifyParts { readonly clock: Clock; readonly papers: Papers; readonly settings: CurrentSettings }
export interface Certified { readonly reference: string; readonly recipient: CertificateContent['recipient']['name']; readonly totalCentimes: number; readonly revision: number }
/**
 * A certificate of one person after validation, from what is stored now, under the settings of today; it names the one it stands in for.
 * In the caller's transaction.
 */
export function certify({ store, user }: CallContext, { clock, papers, settings }: CertifyParts, { ceremonyId, recipientId, former }: {
  readonly ceremonyId: Id; readonly recipientId: Id; readonly former: { readonly paper: IssuedPaper; readonly relation: Former['relation']; readonly reason: string } | null;
}): Result<Certified> {
  // nothing of an erased person is written anew
  if (store.sql.one`SELECT 1 FROM recipients JOIN persons ON persons.id = person_id WHERE recipients.id = ${recipientId} AND erased_at IS NOT NULL`) return refuse('handover.ERASED_PERSON');
  const ceremony = present(ceremonyState(store, ceremonyId), 'a paper’s ceremony stays'), at = clock.now();
  const whole = ceremonyContents(store, ceremonyId, headOf(settings.of(store), ceremony.centreCode));
  const { content } = present(whole.find((one) => one.recipientId === recipientId), 'a certificate’s recipient stays');
  if (content.lines.length === 0) return refuse('handover.NOTHING_TO_HAND_OVER', { names: inLanguage(content.recipient.name, 'ar') });
  if (former?.relation === 'corrects' && former.paper.signedAt === null) papers.sign(store, former.paper, at, user.id);
  const cited: Former | null = former && { relation: former.relation, reference: former.paper.reference, date: certificateOf(former.paper).ceremony.date, reason: former.reason };
  const paper = papers.issue(store, {
    kind: 'certificate', of: { ceremonyId, recipientId }, former: former && { id: former.paper.id, relation: former.relation }, centreCode: ceremony.centreCode, year: Number(ceremony.date.slice(0, 4)), at, by: user.id,
    content: { ...content, former: cited } satisfies CertificateContent,
  });
  return ok({ reference: paper.reference, recipient: content.recipient.name, totalCentimes: totalOf(content.lines), revision: touch(store, ceremonyId, recipientId, at, user.id) });
}
