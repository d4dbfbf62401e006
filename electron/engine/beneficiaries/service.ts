import type { Clock, Ids } from '#shared/lib/ids.ts';
import type { Contacts, Plans } from '../casework.ts';
import type { CurrentSettings } from '../currentSettings.ts';
import type { Files } from '../files.ts';
import type { Finding } from '../finding.ts';
import type { HandlersOf } from '../handlers.ts';
import { attachmentHandlers } from './attachments.ts';
import { consentHandlers } from './consents.ts';
import { glanceHandlers } from './glance.ts';
import { identityHandlers } from './identity.ts';
import { listHandlers } from './list.ts';
import { wayHandlers } from './way.ts';

export interface BeneficiariesParts { readonly clock: Clock; readonly ids: Ids; readonly files: Files; readonly finding: Finding; readonly settings: CurrentSettings; readonly plans: Plans; readonly contacts: Contacts }
/** Case files: who somebody is, where they are in their way, who accompanies them, what they agreed to, what came in on paper. */
export const createBeneficiaries = (parts: BeneficiariesParts): HandlersOf<'beneficiaries'> => ({
  ...identityHandlers(parts), ...wayHandlers(parts), ...consentHandlers(parts), ...attachmentHandlers(parts), ...listHandlers(parts), ...glanceHandlers(parts),
});
