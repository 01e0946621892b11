/** The calls in the docs of a document, compiled: they are the first lines that a caller copies. */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { COMPILER } from './compare.mjs';

/**
 * @param folder contains the docs and their client
 * @returns the errors of the compiler for each call that it rejects
 */
export function sampleFaults(folder) {
  const pages = join(folder, 'docs/operations');
  if (!existsSync(pages)) return [];
  const files = readdirSync(pages).flatMap((page) => {
    const [, call] = /```ts\n(import[^]*?)```/.exec(readFileSync(join(pages, page), 'utf8')) ?? [];
    if (call === undefined) return [];
    const file = join(pages, `${page}.ts`);
    const client =
      'import type { Client } from "../../client/index.js";\ndeclare const client: Client;\n';
    writeFileSync(file, client + call);
    return [file];
  });
  const program = ts.createProgram(files, COMPILER);
  return files.flatMap((file) =>
    program.getSemanticDiagnostics(program.getSourceFile(file)).map(({ messageText }) => ({
      ...{ operation: file.slice(pages.length + 1), kind: 'sample', at: '', isLess: true },
      detail: ts.flattenDiagnosticMessageText(messageText, ' '),
    })),
  );
}
