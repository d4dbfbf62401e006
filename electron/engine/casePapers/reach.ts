import { may } from '#shared/domain/accounts.ts';
import { refuse } from '#shared/lib/result.ts';
import type { FileReach } from '../casePaperSources.ts';

/** Without `file.all` only the files one accompanies: another's is not told apart from one that does not exist. */
export const fileReach: FileReach = ({ sql }, { id, role }, personId) => {
  const file = sql.one<{ companion_id: string }>`SELECT companion_id FROM case_files WHERE person_id = ${personId}`;
  return file && (may(role, 'file.all') || file.companion_id === id) ? null : refuse('casePapers.UNKNOWN_FILE');
};
