import { Elsewhere } from '#renderer/components/elsewhere.tsx';
import { Say } from '#renderer/components/language.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { Moment } from '#renderer/components/values.tsx';
import type { FormDraft } from './formDraft.ts';

/** Over a kept form in a dialog: that it was begun before, or is typed in another window too. */
export const KeptHead = ({ draft }: { readonly draft: FormDraft }) => <>
  {draft.restoredAt && <Notice tone="good"><Say k="ceremonyEdit.restored" with={{ at: <Moment at={draft.restoredAt} /> }} /></Notice>}
  <Elsewhere of={draft} />
</>;
