/** The compiler that comes with ts-morph: loaded only when a file that people have written gets an edit. */
import type { Token, TokenKind } from './tokens.js';

/** TypeScript's own compiler. */
export type Compiler = (typeof import('ts-morph'))['ts'];
export type TsSourceFile = import('ts-morph').ts.SourceFile;
type Node = import('ts-morph').ts.Node;

/** Loads the compiler; it takes a third of a second. */
export async function loadCompiler(): Promise<Compiler> {
  const { ts } = await import('ts-morph');
  return ts;
}

/** The tree of a text. */
export function parseText(ts: Compiler, text: string): TsSourceFile {
  return ts.createSourceFile('handlers.ts', text, ts.ScriptTarget.ESNext, true);
}

/** True when a text does not parse. */
export function hasSyntaxErrors(ts: Compiler, text: string): boolean {
  // What the parser found is not in the types of the compiler, but it spares a whole translation.
  const { parseDiagnostics } = parseText(ts, text) as { parseDiagnostics?: readonly unknown[] };
  if (parseDiagnostics !== undefined) return parseDiagnostics.length > 0;
  const { diagnostics } = ts.transpileModule(text, {
    fileName: 'handlers.ts',
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext },
  });
  return (diagnostics ?? []).length > 0;
}

/** The tokens of a text as the compiler sees them, comments among them. */
export function compilerTokens(ts: Compiler, text: string): Token[] {
  const source = parseText(ts, text);
  const tokens: Token[] = [];
  let done = 0;
  const add = (kind: TokenKind, at: number, end: number): void => {
    tokens.push({ kind, at, end, text: text.slice(at, end) });
  };
  const visit = (node: Node): void => {
    const { FirstJSDocNode, LastJSDocNode } = ts.SyntaxKind;
    if (node.kind >= FirstJSDocNode && node.kind <= LastJSDocNode) return;
    const children = isWhole(ts, node) ? [] : node.getChildren(source);
    if (children.length > 0) return children.forEach(visit);
    const at = node.getStart(source);
    for (const { index, 0: found } of text.slice(done, at).matchAll(COMMENTS)) {
      add('comment', done + index, done + index + found.length);
    }
    const kind = kindOf(ts, node);
    // Ours are single characters, but for two: `&&` is two tokens.
    const whole = kind !== 'punct' || /^(?:=>|\.\.\.)$/.test(text.slice(at, node.end));
    if (whole && node.end > at) add(kind, at, node.end);
    for (let next = at; !whole && next < node.end; next++) add(kind, next, next + 1);
    done = Math.max(done, node.end);
  };
  visit(source);
  return tokens;
}

/** Between two tokens there are only blanks and these. */
const COMMENTS = /\/\/[^\n\r\u2028\u2029]*|\/\*[^]*?\*\/|^#![^\n\r]*/g;

/** A template with holes is one token, as it is for us. */
function isWhole(ts: Compiler, node: Node): boolean {
  return ts.isTemplateExpression(node) || ts.isTemplateLiteralTypeNode(node);
}

function kindOf(ts: Compiler, node: Node): TokenKind {
  if (isWhole(ts, node) || ts.isNoSubstitutionTemplateLiteral(node)) return 'template';
  if (ts.isStringLiteral(node)) return 'string';
  if (ts.isNumericLiteral(node) || ts.isBigIntLiteral(node)) return 'number';
  if (ts.isRegularExpressionLiteral(node)) return 'regex';
  const isPunct =
    node.kind >= ts.SyntaxKind.FirstPunctuation && node.kind <= ts.SyntaxKind.LastPunctuation;
  return isPunct ? 'punct' : 'word';
}
