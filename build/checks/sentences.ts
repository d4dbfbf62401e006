import { child, children, codeFiles, lineAt, nameOf, parseFile, quasis, walk, type Node, type Problem, type Source } from './source.ts';

/*
 * No sentence of a language stands in code: words come from the catalogues. A text is taken for one when it holds an Arabic
 * word or an accented one, or three words in a row. Not looked at: what only developers read (errors for bugs, assertions), SQL, patterns.
 */

/** Files of data whose words are the subject matter, not messages; each with the reason. */
export const WORD_DATA: Readonly<Record<string, string>> = {
  'shared/domain/common/lexicon.ts': 'number words, nouns that agree with a number, months and days: the matter of the grammar',
  'shared/domain/common/keyboard.ts': 'what keys type',
};
/** Texts of code that look like words but are names: fonts, and the command line's own syntax. */
const NAMES = /^(?:"?Noto Sans|IBM Plex|Amiri|idmaj )/;

/** Two Arabic letters in a row, or an accented letter in a word (a letter alone is a sign that code works on). */
const LETTERS = /(?:(?=\p{Script=Arabic})\p{L}){2}|(?=\p{Script=Latin})[À-ÖØ-öø-ÿœŒ]\p{L}|\p{L}(?=\p{Script=Latin})[À-ÖØ-öø-ÿœŒ]/u;
const THREE_WORDS = /(?:^|[\s(«“"'’])\p{L}[\p{L}'’-]*,?\s+\p{L}[\p{L}'’-]*,?\s+\p{L}{2,}/u;
const SQL = /^\s*(?:--|SELECT|INSERT|UPDATE|DELETE|REPLACE|CREATE|ALTER|DROP|PRAGMA|WITH|BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|VACUUM|ATTACH|DETACH|ANALYZE|REINDEX|EXPLAIN|FROM|WHERE|AND|OR|ON|SET|VALUES|ORDER BY|GROUP BY|(?:LEFT |INNER )?JOIN|UNION|LIMIT|RETURNING)\b/;
const SQL_METHODS = new Set(['prepare', 'exec', 'pragma', 'sql']);
/** Their text is for developers: a broken promise of our own code. */
const FOR_DEVELOPERS = new Set(['assert', 'present', 'unreachable']);

function notForPeople(node: Node, ancestors: readonly Node[]): boolean {
  // a function handed to one of these has texts of its own
  const border = ancestors.findIndex(({ type }) => type === 'ArrowFunctionExpression' || type === 'FunctionExpression');
  return ancestors.slice(0, border < 0 ? undefined : border).some((above, depth) => {
    const callee = child(above, 'callee');
    const name = nameOf(callee) || nameOf(child(callee, 'property'));
    const inside = ancestors[depth - 1] ?? node;
    if (above.type === 'NewExpression') return name.endsWith('Error') || name === 'RegExp';
    if (callee?.type === 'Super') return true;
    if (above.type === 'CallExpression') return inside !== callee && (FOR_DEVELOPERS.has(name) || SQL_METHODS.has(name));
    const tag = child(above, 'tag');
    return above.type === 'TaggedTemplateExpression' && (nameOf(tag) === 'sql' || nameOf(child(tag, 'object')) === 'sql');
  });
}
/** The text of a string, template (holes as one word's place) or JSX; null for any other node. */
function textOf(node: Node): string | null {
  if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  if (node.type === 'TemplateLiteral') return quasis(node).join('\u0000');
  if (node.type === 'JSXText') return String(node['value']);
  return null;
}
const isSentence = (text: string): boolean => (LETTERS.test(text) || THREE_WORDS.test(text)) && !SQL.test(text) && !NAMES.test(text);

/** Literal sentences of one file. */
function sentencesIn(source: Source): Problem[] {
  const problems: Problem[] = [];
  walk(source.program, (node, ancestors) => {
    const text = textOf(node);
    if (text === null) return undefined;
    if (isSentence(text) && !notForPeople(node, ancestors)) {
      problems.push(`${source.file}:${lineAt(source.text, node.start)} a sentence in code: ${JSON.stringify(text.replaceAll('\u0000', '…').slice(0, 60))}`);
    }
    // the holes of a template may hold texts of their own; its pieces were looked at above
    return node.type === 'TemplateLiteral' ? children(node, 'expressions').length > 0 : undefined;
  });
  return problems;
}

/** Literal sentences in the application's code, and entries of WORD_DATA that nothing needs any more. */
export function checkSentences(root: string, data: Readonly<Record<string, string>> = WORD_DATA): Problem[] {
  const files = codeFiles(root, ['electron', 'renderer', 'shared']).filter((file) => !file.includes('/migrations/'));
  const found = new Map(files.map((file) => [file, sentencesIn(parseFile(root, file))]));
  const stale = Object.keys(data).filter((file) => !found.get(file)?.length).map((file) => `build/checks/sentences.ts:1 WORD_DATA lists ${file}, which holds no words`);
  return [...[...found].flatMap(([file, problems]) => (file in data ? [] : problems)), ...stale];
}
