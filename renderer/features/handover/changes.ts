import { useRef } from 'react';
import { useCommand } from '#renderer/app/hooks/api.ts';
import { useLastAction } from '#renderer/app/hooks/lastAction.tsx';
import { useLanguage } from '#renderer/components/language.tsx';
import { inLanguage } from '#shared/domain/common/bilingual.ts';
import type { Refusal, Result } from '#shared/lib/result.ts';
import type { Line, Person, Whole } from './personTexts.ts';
import type { Ceremony } from './problems.ts';

/** What is done to a draft's people and lines, each with its way back. */
export interface Changes {
  readonly busy: boolean;
  readonly refusal: Refusal | null;
  readonly remove: (person: Person) => Promise<boolean>;
  readonly move: (person: Person, to: number) => Promise<boolean>;
  readonly removeLine: (line: Line) => Promise<boolean>;
  /** Ways back of what the forms did. */
  readonly takeBackPerson: (recipientId: string, revision: number) => Promise<void>;
  readonly takeBackLine: (lineId: string, revision: number) => Promise<void>;
  readonly putBack: (recipientId: string, former: Whole, revision: number) => Promise<void>;
  /** The newest revision this window made: what is newer was made by another. */
  readonly mine: { current: number };
  readonly made: (revision: number) => void;
  readonly clear: () => void;
}
export function useChanges(ceremony: Ceremony | undefined): Changes {
  const { t, lang } = useLanguage();
  const { tell } = useLastAction();
  const removing = useCommand('handover.removeRecipient'), adding = useCommand('handover.addRecipient'), moving = useCommand('handover.moveRecipient');
  const removingLine = useCommand('handover.removeLine'), addingLine = useCommand('handover.addLine'), replacing = useCommand('handover.replaceRecipient');
  const mine = useRef(0);
  const made = (revision: number): void => { mine.current = Math.max(mine.current, revision); };
  const at = { ceremonyId: ceremony?.ceremonyId ?? '', revision: ceremony?.revision ?? 0 };
  const all = [removing, adding, moving, removingLine, addingLine, replacing];
  const since = (revision: number): { ceremonyId: string; revision: number } => ({ ceremonyId: at.ceremonyId, revision: Math.max(revision, mine.current) });
  const keep = (back: Result<{ readonly revision: number }>): void => { if (back.ok) made(back.value.revision); };
  const clear = (): void => { for (const one of all) if (one.refusal) one.clear(); };
  return {
    busy: all.some(({ busy }) => busy), refusal: all.find(({ refusal }) => refusal)?.refusal ?? null, mine, made, clear,
    async takeBackPerson(recipientId, revision) { keep(await removing.run({ ...since(revision), recipientId })); },
    async takeBackLine(lineId, revision) { keep(await removingLine.run({ ...since(revision), lineId })); },
    async putBack(recipientId, recipient, revision) { keep(await replacing.run({ ...since(revision), recipientId, recipient })); },
    async remove({ recipientId, name }) {
      clear();
      const outcome = await removing.run({ ...at, recipientId });
      if (!outcome.ok) return false;
      const { revision, removed } = outcome.value;
      made(revision);
      tell({
        words: t('ceremony.removed', { name: inLanguage(name, lang) }),
        undo: async () => { keep(await adding.run({ ceremonyId: at.ceremonyId, recipient: removed.recipient, lines: removed.lines, position: removed.position })); },
      });
      return true;
    },
    async move({ recipientId, name, position }, to) {
      clear();
      const outcome = await moving.run({ ...at, recipientId, position: to });
      if (!outcome.ok) return false;
      const { revision } = outcome.value;
      made(revision);
      tell({
        words: t('ceremony.movedTo', { name: inLanguage(name, lang), position: to }),
        undo: async () => { keep(await moving.run({ ...since(revision), recipientId, position })); },
      });
      return true;
    },
    async removeLine({ lineId, designation }) {
      clear();
      const outcome = await removingLine.run({ ...at, lineId });
      if (!outcome.ok) return false;
      const { revision, removed } = outcome.value;
      made(revision);
      tell({
        words: t('ceremony.lineRemoved', { designation: inLanguage(designation, lang) }),
        undo: async () => { keep(await addingLine.run({ ceremonyId: at.ceremonyId, recipientId: removed.recipientId, line: removed.line, position: removed.position })); },
      });
      return true;
    },
  };
}
