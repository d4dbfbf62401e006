import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { TYPE, parse, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { codeFiles, lineAt, literalText, parseFile, quasis, walk, child, children, nameOf, type Problem, type Source } from './source.ts';

type Lang = 'ar' | 'fr';
const LANGS = ['ar', 'fr'] as const;
/** CLDR: the six plural categories of Arabic; French needs two. */
const CATEGORIES = { ar: ['zero', 'one', 'two', 'few', 'many', 'other'], fr: ['one', 'other'] } as const;
const NO_BREAK = '\u00a0\u202f';
/** Stands for a placeholder where the text around it is looked at. */
const HOLE = '\ufffc';

/** A placeholder is filled with a text or number (`value`), chosen by (`select`), or formatted as a date. */
type Kind = 'value' | 'select' | 'date';
interface Shape { readonly kinds: Map<string, Set<Kind>>; readonly branches: Map<string, Set<string>>; readonly texts: string[]; readonly plurals: { name: string; has: string[] }[] }

/** What a message asks for and what it says: placeholders, branches of its selects, its texts branch by branch. */
function shapeOf(elements: readonly MessageFormatElement[], shape: Shape = { kinds: new Map(), branches: new Map(), texts: [], plurals: [] }): Shape {
  const kind = (name: string, value: Kind) => shape.kinds.set(name, (shape.kinds.get(name) ?? new Set()).add(value));
  let text = '';
  for (const element of elements) {
    if (element.type === TYPE.literal) { text += element.value; continue; }
    text += element.type === TYPE.pound ? '0' : HOLE;
    if (element.type === TYPE.argument || element.type === TYPE.number) kind(element.value, 'value');
    else if (element.type === TYPE.date || element.type === TYPE.time) kind(element.value, 'date');
    else if (element.type === TYPE.select || element.type === TYPE.plural) {
      kind(element.value, element.type === TYPE.select ? 'select' : 'value');
      const names = Object.keys(element.options);
      if (element.type === TYPE.plural) shape.plurals.push({ name: element.value, has: names });
      else shape.branches.set(element.value, new Set([...shape.branches.get(element.value) ?? [], ...names]));
      for (const option of Object.values(element.options)) shapeOf(option.value, shape);
    }
  }
  shape.texts.push(text);
  return shape;
}

/** Typography of the printed language; what is wrong, or null. */
const TYPOGRAPHY: Readonly<Record<Lang, readonly (readonly [RegExp, string])[]>> = {
  fr: [
    [/'/, 'straight apostrophe: write ’'],
    [/"/, 'straight quotes: write « … »'],
    [new RegExp(`[^${NO_BREAK}:;!?.]:(?=\\s|$)|[^${NO_BREAK}]»|[^${NO_BREAK};!?][;!?](?=\\s|$|[»)])`, 'u'), 'a no-break space goes before : ; ! ? »'],
    [new RegExp(`«[^${NO_BREAK}]`, 'u'), 'a no-break space goes after «'],
  ],
  ar: [
    [/[\u0660-\u0669\u06f0-\u06f9]/, 'Arabic-Indic digits: Moroccan papers use 0–9'],
    [/[\u064b-\u0652\u0670]/, 'vowel marks'],
    [/[\u0621-\u064a]\s*[,;?]/, 'Latin comma, semicolon or question mark after an Arabic word: write ، ؛ ؟'],
    [/\u0640/, 'a stretched letter (tatweel)'],
  ],
};

export type Catalogue = ReadonlyMap<string, string>;
const folder = (lang: Lang): string => `shared/i18n/${lang}`;

/** All messages of one language by full key, `area.key`; problems of the files themselves go to `problems`. */
function readLanguage(root: string, lang: Lang, problems: Problem[]): Map<string, string> {
  const messages = new Map<string, string>();
  const dir = path.join(root, folder(lang));
  for (const name of existsSync(dir) ? readdirSync(dir).filter((file) => file.endsWith('.json')).sort() : []) {
    const file = `${folder(lang)}/${name}`, area = name.slice(0, -'.json'.length);
    const text = readFileSync(path.join(root, file), 'utf8');
    let content: unknown;
    try { content = JSON.parse(text); } catch (error) { problems.push(`${file}:1 is not JSON: ${(error as Error).message}`); continue; }
    const entries = Object.entries(content as Record<string, unknown>);
    // JSON.parse keeps the last of two equal keys silently
    const written = [...text.matchAll(/"((?:[^"\\]|\\.)*)"\s*:/g)].filter(({ index }) => /(?:^|[{,])\s*$/.test(text.slice(0, index))).length;
    if (written > entries.length) problems.push(`${file}:1 holds a key twice`);
    for (const [key, value] of entries) {
      if (typeof value === 'string') messages.set(`${area}.${key}`, value);
      else problems.push(`${file}:1 ${key}: a catalogue is flat, every value a text`);
    }
  }
  return messages;
}

function checkMessage(lang: Lang, key: string, text: string, problems: Problem[]): Shape | null {
  const where = `${folder(lang)}/${key.slice(0, key.indexOf('.'))}.json ${key}:`;
  if (text.trim() === '') { problems.push(`${where} empty`); return null; }
  let shape: Shape;
  try { shape = shapeOf(parse(text, { ignoreTag: true })); } catch (error) { problems.push(`${where} not ICU MessageFormat: ${(error as Error).message}`); return null; }
  for (const { name, has } of shape.plurals) {
    const missing = CATEGORIES[lang].filter((category) => !has.includes(category));
    if (missing.length > 0) problems.push(`${where} plural of ${name} lacks ${missing.join(', ')}`);
  }
  for (const [fault, say] of TYPOGRAPHY[lang]) if (shape.texts.some((piece) => fault.test(piece))) problems.push(`${where} ${say}`);
  return shape;
}

function comparePlaceholders(key: string, ar: Shape, fr: Shape, problems: Problem[]): void {
  const names = (shape: Shape) => [...shape.kinds.keys()].sort().join(', ') || 'none';
  if (names(ar) !== names(fr)) { problems.push(`${key}: placeholders differ: ar ${names(ar)}; fr ${names(fr)}`); return; }
  for (const [name, kinds] of ar.kinds) {
    const list = (of: Set<string> | undefined) => [...of ?? []].sort().join(', ');
    if (list(kinds) !== list(fr.kinds.get(name))) problems.push(`${key}: {${name}} is ${list(kinds)} in ar, ${list(fr.kinds.get(name))} in fr`);
    else if (list(ar.branches.get(name)) !== list(fr.branches.get(name))) problems.push(`${key}: {${name}} has branches ${list(ar.branches.get(name))} in ar, ${list(fr.branches.get(name))} in fr`);
  }
}

interface Use { readonly text: string; readonly whole: boolean; readonly where: string; readonly isKey: boolean }
/** Functions whose argument at this place is a message's key. */
const KEY_ARGUMENT: Readonly<Record<string, number>> = { refuse: 0, message: 1, messageParts: 1 };
/** Texts in code that are keys or beginnings of keys; `isKey` where the place says that it must be one. */
function usesIn(source: Source): Use[] {
  const uses: Use[] = [];
  walk(source.program, (node, [parent]) => {
    const whole = literalText(node);
    if (whole === null && node.type !== 'TemplateLiteral') return;
    const text = whole ?? quasis(node)[0] ?? '';
    const position = parent?.type === 'CallExpression' ? KEY_ARGUMENT[nameOf(child(parent, 'callee'))] : undefined;
    const isKey = position !== undefined && children(parent ?? null, 'arguments')[position] === node;
    uses.push({ text, whole: whole !== null, where: `${source.file}:${lineAt(source.text, node.start)}`, isKey });
  });
  return uses;
}

/**
 * A key is used where it stands whole in code, or where a template literal begins with its area, the dot and its beginning
 * (`trades.${code}`). Keys asked for by refuse(), message() and messageParts() must exist.
 */
function checkUses(root: string, keys: ReadonlySet<string>, problems: Problem[]): void {
  const files = codeFiles(root, ['electron', 'renderer', 'shared']).filter((file) => !file.includes('/migrations/'));
  const uses = files.flatMap((file) => usesIn(parseFile(root, file)));
  const whole = new Set(uses.filter((use) => use.whole).map((use) => use.text));
  const beginnings = [...new Set(uses.filter((use) => !use.whole && use.text.includes('.')).map((use) => use.text))];
  for (const key of keys) if (!whole.has(key) && !beginnings.some((text) => key.startsWith(text))) problems.push(`${key}: used nowhere in code`);
  for (const use of uses.filter(({ isKey }) => isKey)) {
    const known = use.whole ? keys.has(use.text) : [...keys].some((key) => key.startsWith(use.text));
    if (!known) problems.push(`${use.where} no message ${use.text}${use.whole ? '' : '…'}`);
  }
}

/** Every file is imported by its language's list, shared/i18n/ar.ts or fr.ts, and stands there under its own name. */
function checkRegistered(root: string, areas: ReadonlySet<string>, problems: Problem[]): void {
  for (const lang of LANGS) {
    const file = `${folder(lang)}.ts`;
    const imported = new Map<string, string>(), registered = new Set<string>();
    if (existsSync(path.join(root, file))) walk(parseFile(root, file).program, (node) => {
      if (node.type === 'ImportDeclaration') imported.set(nameOf(child(children(node, 'specifiers')[0] ?? null, 'local')), literalText(child(node, 'source')) ?? '');
      const area = node.type === 'Property' ? nameOf(child(node, 'key')) : '';
      if (area && imported.get(nameOf(child(node, 'value'))) === `./${lang}/${area}.json`) registered.add(area);
    });
    for (const area of areas) if (!registered.has(area)) problems.push(`${file}:1 does not register ${lang}/${area}.json as ${area}`);
  }
}

/** The catalogues of both languages against each other, against their language's typography, and against the code. */
export function checkCatalogues(root: string): Problem[] {
  const problems: Problem[] = [];
  const ar = readLanguage(root, 'ar', problems), fr = readLanguage(root, 'fr', problems);
  const areas = new Set<string>();
  for (const lang of LANGS) {
    const other = lang === 'ar' ? 'fr' : 'ar', dir = path.join(root, folder(lang));
    for (const name of existsSync(dir) ? readdirSync(dir) : []) {
      areas.add(name.replace(/\.json$/, ''));
      if (!existsSync(path.join(root, folder(other), name))) problems.push(`${folder(lang)}/${name}:1 has no counterpart in ${other}`);
    }
  }
  for (const key of new Set([...ar.keys(), ...fr.keys()])) {
    const arText = ar.get(key), frText = fr.get(key);
    const arShape = arText === undefined ? null : checkMessage('ar', key, arText, problems);
    const frShape = frText === undefined ? null : checkMessage('fr', key, frText, problems);
    if (arText === undefined || frText === undefined) problems.push(`${key}: missing in ${arText === undefined ? 'ar' : 'fr'}`);
    else if (arShape && frShape) comparePlaceholders(key, arShape, frShape, problems);
  }
  checkRegistered(root, areas, problems);
  checkUses(root, new Set([...ar.keys(), ...fr.keys()]), problems);
  return problems;
}
