import { refuse } from '#shared/lib/result.ts';
import type { CasePaperSources } from '../casePaperSources.ts';

const nothing = () => refuse('casePapers.NOTHING_TO_PRINT');
/** Until the capabilities of the case file tell of it. */
export const noSources: CasePaperSources = { consent: nothing, diagnosis: nothing, lifeProject: nothing, visit: nothing, fileSummary: nothing };
