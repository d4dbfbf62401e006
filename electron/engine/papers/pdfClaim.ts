const CLAIM = '\\(([A-Z0-9/]{1,60})\\)';

/**
 * What a PDF says it is: the `Reference` that every paper of Idmaj carries in its information dictionary (ISO 32000-1,
 * 14.3.3), there or in an object of its own; `DRAFT` for a draft, null where there is none. Read only to tell «altered»
 * from «unknown»: it proves nothing.
 */
export function claimedReference(bytes: Uint8Array): string | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const [, direct, number] = new RegExp(`/Reference\\s*(?:${CLAIM}|(\\d{1,9})\\s+0\\s+R)`).exec(text) ?? [];
  if (direct !== undefined || number === undefined) return direct ?? null;
  return new RegExp(`(?:^|[\\r\\n])${number}\\s+0\\s+obj\\s*${CLAIM}`).exec(text)?.[1] ?? null;
}
