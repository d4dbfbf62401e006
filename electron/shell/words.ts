import { app } from 'electron';
import { message, type Lang, type MessageKey, type MessageParams } from '#shared/i18n/index.ts';
import type { Memory } from './remembered.ts';

/** The language of menus and dialogs: what the interface said last, else the system's. */
export interface Words { lang(): Lang; say(key: MessageKey, params?: MessageParams): string }

export function createWords(memory: Memory): Words {
  const lang = (): Lang => memory.get().lang ?? (app.getLocale().startsWith('ar') ? 'ar' : 'fr');
  return { lang, say: (key, params) => message(lang(), key, params) };
}
