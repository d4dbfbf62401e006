import type { CeremonyForm } from '#shared/domain/exchange.ts';
import type { Result } from '#shared/lib/result.ts';

/** Workbooks of ceremonies as other capabilities read them. */
export interface Forms {
  /** A whole, faultless form; a refusal counts the errors that an import would list. */
  read(bytes: Uint8Array): Promise<Result<CeremonyForm>>;
}
