import { useEffect, useRef, useState } from 'react';
import { useIsMutating, useQueryClient } from '@tanstack/react-query';
import { useAnswer } from '#renderer/app/hooks/api.ts';
import { localTime } from '#renderer/components/localTime.ts';
import type { Changes } from './changes.ts';
import type { Ceremony } from './problems.ts';

/** How often an open ceremony is asked whether it moved on, ms. */
const EVERY = 5000;
/** What another window or person changed while this one was open: what is shown is read again, and it is said by whom. */
export function useOthers({ ceremonyId, revision, status }: Ceremony, changes: Changes): { readonly by: string; readonly time: string; readonly heard: () => void } | null {
  const queries = useQueryClient();
  const { data } = useAnswer('handover.revision', { ceremonyId }, { every: EVERY, enabled: status === 'draft' });
  const [said, setSaid] = useState<{ readonly by: string; readonly time: string } | null>(null);
  const known = useRef<number | null>(null);
  // while a change of this window is on its way, its revision may come back before it is known to be its own
  const busy = useIsMutating() > 0;
  useEffect(() => {
    if (busy || !data) return;
    const before = known.current === null ? Math.max(revision, data.revision) : Math.max(known.current, changes.mine.current);
    known.current = Math.max(before, data.revision);
    if (data.revision <= before) return;
    setSaid({ by: data.changedBy, time: localTime(data.changedAt === null ? new Date() : new Date(data.changedAt)) });
    void queries.invalidateQueries({ queryKey: ['handover.ceremony', { ceremonyId }] });
  }, [busy, data, revision, changes.mine, ceremonyId, queries]);
  return said && { ...said, heard: () => { setSaid(null); } };
}
