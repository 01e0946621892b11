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
