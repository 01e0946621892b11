/** The linter of prose: textlint, with the glossary of CONTRIBUTING as its vocabulary. */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import {
  TextlintKernel,
  type TextlintKernelPlugin,
  type TextlintKernelRule,
} from '@textlint/kernel';
import subject, { CLAUSE } from './subject.js';
import type { Prose } from './extract.js';

const require = createRequire(import.meta.url);
const kernel = new TextlintKernel();
const terms = JSON.parse(
  readFileSync(new URL('vocabulary.json', import.meta.url), 'utf8'),
) as readonly (readonly [pattern: string, instead: string])[];

interface Module<T> {
  readonly default: T;
}

function options() {
  const markdown = require('@textlint/textlint-plugin-markdown') as Module<
    TextlintKernelPlugin['plugin']
  >;
  const terminology = require('textlint-rule-terminology') as Module<TextlintKernelRule['rule']>;
  return {
    ext: '.md',
    plugins: [{ pluginId: 'markdown', plugin: markdown.default }],
    rules: [
      {
        ruleId: 'terminology',
        rule: terminology.default,
        options: { defaultTerms: false, terms, skip: [] },
      },
      { ruleId: 'subject', rule: subject },
    ],
  };
}
const settings = options();

/** A message of the linter. */
export interface Fault {
  readonly line: number;
  readonly message: string;
}

/** Checks a page of Markdown. */
export async function faultsOf(markdown: string): Promise<readonly Fault[]> {
  const { messages } = await kernel.lintText(markdown, settings);
  return messages.map(({ message, loc }) => ({ line: loc.start.line, message }));
}

/** Checks texts of a file of code, all at once. */
export async function faultsOfProse(texts: readonly Prose[]): Promise<readonly Fault[]> {
  const lines: number[] = [];
  const all = texts.map(({ line, text }) => {
    const own = text.split('\n');
    own.forEach((_, index) => lines.push(line + index));
    lines.push(line);
    return `${text}\n`;
  });
  const faults = await faultsOf(all.join('\n'));
  return faults.map(({ line, message }) => ({ line: lines[line - 1] ?? line, message }));
}

/**
 * Words that also have a correct meaning: "there is none", the states of an automaton, the answer
 * to a question, the requests of its own client.
 */
const AMBIGUOUS = /answer|is\|are\) none|states|own\)/;
const REMARK = new RegExp(
  `\\b(?:${terms
    .map(([pattern]) => pattern)
    .filter((pattern) => !AMBIGUOUS.test(pattern))
    .join('|')})\\b`,
  'i',
);

/**
 * Checks comments and titles of tests with regular expressions only: textlint would take minutes
 * for all of them.
 */
export function faultsOfRemarks(remarks: readonly Prose[]): readonly Fault[] {
  return remarks.flatMap(({ line, text }) => {
    const found = REMARK.exec(text) ?? text.match(CLAUSE);
    return found
      ? [{ line, message: `“${found[0].slice(0, 40)}” in “${text.trim().slice(0, 60)}”` }]
      : [];
  });
}
