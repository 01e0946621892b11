/** `restitch explain CODE`. */
import { CATALOG } from '../diagnostics/catalog.js';
import type { CodeDefinition } from '../diagnostics/code.js';
import { didYouMean } from './arguments.js';
import { paint, UsageError, type ExitCode, type Io } from './io.js';

const SEVERITIES = {
  error: 'error: a fact was lost, or the output may be wrong',
  warning: 'warning: a guess was made',
  info: 'info: repaired without loss',
  hint: 'hint: printed only with --verbose',
  off: 'off: said only when the configuration gives it a severity',
} as const;

/**
 * Prints what a code means.
 * @param words the code
 */
export function explain(words: readonly string[], io: Io): ExitCode {
  const [code, ...more] = words;
  if (code === undefined || more.length > 0) throw new UsageError('explain needs one code');
  const known: ReadonlyMap<string, unknown> = new Map(Object.entries(CATALOG));
  const definition = known.get(code) as CodeDefinition<unknown> | undefined;
  if (!definition) {
    throw new UsageError(`unknown code ${JSON.stringify(code)}${didYouMean(code, known.keys())}`);
  }
  const { severity, help, loss } = definition;
  const lines = [
    paint(io.color.out, 'bold', code),
    `  ${sentence(definition)}`,
    '',
    `  ${SEVERITIES[severity]}`,
    ...(loss ? ['  loss: the output cannot show the fact (--fail-on loss)'] : []),
    `  help: ${help}`,
    '',
    `  Another severity: severities: { '${code}': 'error' | 'warning' | 'info' | 'hint' | 'off' }`,
  ];
  io.out(lines.join('\n') + '\n');
  return 0;
}

/** The sentence of a code, with the names of its parameters in the place of their values. */
function sentence(definition: CodeDefinition<unknown>): string {
  const names = new Proxy({}, { get: (_, name) => placeholder(String(name)) });
  return definition.message(names);
}

/** Stands for a text, a number or a list. */
function placeholder(name: string): unknown {
  return Object.assign([`<${name}>`], { toString: () => `<${name}>` });
}
