import { isClosed } from '#shared/domain/beneficiaries.ts';
import { useAnswer } from './api.ts';

/** Whether this user may change the file of a person: one's own or all, and not closed. The file's head asks the same, so that nothing more is asked. */
export function useWrites(personId: string): boolean {
  const { data } = useAnswer('beneficiaries.show', { personId }, { enabled: personId !== '' });
  return data !== undefined && data.mayWrite && !isClosed(data.status);
}
