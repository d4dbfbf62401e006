import { createRequire } from 'node:module';

/** The families that a paper may use. Amiri is the text face; Plex is IBM Plex Sans Arabic; the last three only lend missing characters, Emoji in one colour and last, for Symbols' are drawn to stand in text. */
export const FONT_FAMILIES = ['Amiri', 'Plex', 'Tifinagh', 'Symbols', 'Emoji'] as const;
export type FontFamily = (typeof FONT_FAMILIES)[number];
/** Absolute paths of the TrueType files of one family; a family without a bold serves with its regular. */
export interface FontFiles { readonly normal: string; readonly bold?: string }

/** woff2 cannot be read by fontkit's subsetter and `@fontsource` splits scripts: these packages carry whole TTF files (OFL). */
const FILES: Readonly<Record<FontFamily, FontFiles>> = {
  Amiri: { normal: 'amiri/400Regular/Amiri_400Regular.ttf', bold: 'amiri/700Bold/Amiri_700Bold.ttf' },
  Plex: { normal: 'ibm-plex-sans-arabic/400Regular/IBMPlexSansArabic_400Regular.ttf', bold: 'ibm-plex-sans-arabic/600SemiBold/IBMPlexSansArabic_600SemiBold.ttf' },
  Tifinagh: { normal: 'noto-sans-tifinagh/400Regular/NotoSansTifinagh_400Regular.ttf' },
  Symbols: { normal: 'noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf' },
  Emoji: { normal: 'noto-emoji/400Regular/NotoEmoji_400Regular.ttf' },
};

/** Where the font files of every family lie on this machine. */
export function fontFiles(): Record<FontFamily, FontFiles> {
  const { resolve } = createRequire(import.meta.url);
  const at = (file: string): string => resolve(`@expo-google-fonts/${file}`);
  const of = ({ normal, bold }: FontFiles): FontFiles => ({ normal: at(normal), ...(bold === undefined ? {} : { bold: at(bold) }) });
  return { Amiri: of(FILES.Amiri), Plex: of(FILES.Plex), Tifinagh: of(FILES.Tifinagh), Symbols: of(FILES.Symbols), Emoji: of(FILES.Emoji) };
}
