import type { MessageKey, MessageParams } from '#shared/i18n/index.ts';
/**
 * A named refusal: a value, never an exception. `code` is the catalogue key of the sentence that says
 * what is wrong, where, and how to mend it; `params` fill its placeholders.
 */
export interface Refusal { readonly code: MessageKey; readonly params?: MessageParams }
export type Ok<T> = { readonly ok: true; readonly value: T };
export type No = { readonly ok: false; readonly refusal: Refusal };
export type Result<T> = Ok<T> | No;

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value });
export const refuse = (code: MessageKey, params?: MessageParams): No => ({ ok: false, refusal: params ? { code, params } : { code } });
