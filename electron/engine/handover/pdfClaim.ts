/**
 * What a PDF says it is: the `Reference` that every paper of Idmaj carries in its information dictionary (ISO 32000-1,
 * 14.3.3), `DRAFT` for a draft, null where there is none. Read only to tell «altered» from «unknown»: it proves nothing.
 */
export function claimedReference(bytes: Uint8Array): string | null {
  const text = Buffer.from(bytes).toString('latin1');
  const found = /\/Reference\s*\(([A-Z0-9/]{1,60})\)/.exec(text);
  return found?.[1] ?? null;
}
