import { IntlMessageFormat } from 'intl-messageformat';
import { localeOf, type Lang } from './index.ts';

/*
 * What a message in ICU MessageFormat asks for, and all that it can say: for texts that are not a catalogue's own, before they are used.
 */
type Elements = ReturnType<IntlMessageFormat['getAst']>;
/** The parser's numbers for kinds of elements (`TYPE` of @formatjs/icu-messageformat-parser), which the formatter does not pass on. */
const ELEMENT = { literal: 0, argument: 1, number: 2, date: 3, time: 4, select: 5, plural: 6, pound: 7, tag: 8 } as const;

/** Filled with a text or number, counted by, chosen by, or formatted as a date or a time. */
export type PlaceholderKind = 'value' | 'count' | 'choice' | 'date';
export interface Choice { readonly name: string; readonly branch: string }
export interface Placeholder {
  readonly kinds: ReadonlySet<PlaceholderKind>;
  readonly branches: ReadonlySet<string>;
  /** Under which choices its value is printed, once an occurrence; a way without choices: printed whatever is chosen. */
  readonly ways: readonly (readonly Choice[])[];
}
export type MessageShape = ReadonlyMap<string, Placeholder>;
/** A text that is no message, `noOther` where a choice lacks its last branch. `sayings`: each thing it can say, once; null where they are too many. */
export type MessageRead = { readonly fault: 'malformed' | 'noOther' } | { readonly fault: null; readonly shape: MessageShape; readonly sayings: readonly string[] | null };

interface Open { readonly kinds: Set<PlaceholderKind>; readonly branches: Set<string>; ways: (readonly Choice[])[] }
function shapeOf(elements: Elements): Map<string, Open> {
  const shape = new Map<string, Open>();
  const at = (name: string): Open => {
    let found = shape.get(name);
    if (!found) shape.set(name, found = { kinds: new Set(), branches: new Set(), ways: [] });
    return found;
  };
  for (const element of elements) {
    if (element.type === ELEMENT.literal || element.type === ELEMENT.pound || element.type === ELEMENT.tag) continue;
    const { kinds, branches, ways } = at(element.value);
    if (element.type === ELEMENT.argument) { kinds.add('value'); ways.push([]); }
    else if (element.type === ELEMENT.number) kinds.add('count');
    else if (element.type === ELEMENT.date || element.type === ELEMENT.time) kinds.add('date');
    else {
      kinds.add(element.type === ELEMENT.select ? 'choice' : 'count');
      const options = Object.entries(element.options).map(([branch, { value }]) => ({ branch, inside: shapeOf(value) }));
      for (const { branch } of options) branches.add(branch);
      for (const name of new Set(options.flatMap(({ inside }) => [...inside.keys()]))) {
        const into = at(name), everywhere = options.every(({ inside }) => inside.get(name)?.ways.some((way) => way.length === 0));
        for (const { branch, inside } of options) {
          const found = inside.get(name);
          for (const kind of found?.kinds ?? []) into.kinds.add(kind);
          for (const known of found?.branches ?? []) into.branches.add(known);
          if (!everywhere) into.ways.push(...(found?.ways ?? []).map((way) => [{ name: element.value, branch }, ...way]));
        }
        if (everywhere) into.ways.push([]);
      }
    }
  }
  return shape;
}

/** Stands for a value in what a message says. */
const VALUE = '\ufffc';
/** Numbers of which each language has every plural category, in whole numbers. */
const COUNTS = [0, 1, 2, 3, 11, 100, 1_000_000];
/** More than any paper's own text has: three choices of sex and seven of yes or no make 384. */
const MOST_SAYINGS = 4096;

function sayingsOf(format: IntlMessageFormat, shape: MessageShape): string[] | null {
  let values: Readonly<Record<string, string | number>>[] = [{}];
  for (const [name, { kinds, branches }] of shape) {
    const exact = [...branches].filter((branch) => branch.startsWith('=')).map((branch) => Number(branch.slice(1)));
    const samples = kinds.has('choice') ? [...branches] : kinds.has('count') ? [...COUNTS, ...exact] : kinds.has('date') ? [0] : [VALUE];
    if (values.length * samples.length > MOST_SAYINGS) return null;
    values = values.flatMap((known) => samples.map((sample) => ({ ...known, [name]: sample })));
  }
  return [...new Set(values.map((each) => String(format.format(each))))];
}

/** Reads a text as a message; each branch of each choice is formatted, so that nothing is left to go wrong when it is printed. */
export function readMessage(lang: Lang, text: string): MessageRead {
  try {
    const format = new IntlMessageFormat(text, localeOf(lang), undefined, { ignoreTag: true }), shape = shapeOf(format.getAst());
    return { fault: null, shape, sayings: sayingsOf(format, shape) };
  } catch (error) {
    return { fault: error instanceof Error && error.message === 'MISSING_OTHER_CLAUSE' ? 'noOther' : 'malformed' };
  }
}
