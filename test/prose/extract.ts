/** The English in the code of a TypeScript file. */
import { ts } from 'ts-morph';

/** A text that people read, and where it starts. */
export interface Prose {
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

/** A message has at least this many words; shorter texts are names and keys. */
const WORDS = 4;

/** The string literals of a file that read as sentences. */
export function messagesOf(path: string, text: string): readonly Prose[] {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: Prose[] = [];
  const visit = (node: ts.Node): void => {
    const said = textOf(node);
    if (said !== undefined && isSentence(said))
      found.push({ line: lineOf(tree, node.getStart(tree)), text: said });
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** A template is one sentence, with a word for each hole. */
function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return node.head.text + node.templateSpans.map(({ literal }) => `X${literal.text}`).join('');
}

function isSentence(text: string): boolean {
  return text.split(/\s+/).filter((word) => /^[A-Za-z'’-]+[.,:;!?)]*$/.test(word)).length >= WORDS;
}

function lineOf(tree: ts.SourceFile, pos: number): number {
  return tree.getLineAndCharacterOfPosition(pos).line + 1;
}

/** A documentation comment, or a run of lines that are comments. */
const COMMENT = /^[ \t]*(?:\/\*\*[\s\S]*?\*\/|\/\/.*(?:\n[ \t]*\/\/.*)*)/gm;
/** The title of a test. */
const TITLE = /\b(?:it|test|describe)(?:\.\w+)*\(\s*(['"`])((?:(?!\1)[^\\\n]|\\.)+)\1/g;

/** The comments of a file without their code, and the titles of its tests. */
export function remarksOf(text: string): readonly Prose[] {
  const found: Prose[] = [];
  const add = (index: number, remark: string): void => {
    const line = text.slice(0, index).split('\n').length;
    found.push({ line, text: remark.replaceAll(/`[^`]*`|@param \S+/g, '``') });
  };
  for (const { 0: comment, index } of text.matchAll(COMMENT))
    add(
      index,
      comment.replaceAll(/^[ \t]*(?:\/\*\*|\*\/|\*|\/\/) ?|\*\/$/gm, '').replaceAll(/\s+/g, ' '),
    );
  for (const { 2: title = '', index } of text.matchAll(TITLE)) add(index, title);
  return found;
}
