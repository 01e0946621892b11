/** `restitch explain [CODE]`. */
import { largest } from '../../base/foundation/lists.js';
import { CHANGE_RULES, type RuleDefinition } from '../../api/compare/index.js';
import { DEFINITIONS } from '../../base/diagnostics/catalog.js';
import type { CodeDefinition } from '../../base/diagnostics/code.js';
import { byCodeUnit } from '../../base/foundation/sort.js';
import { didYouMean } from '../arguments.js';
import { paint, UsageError, type ExitCode, type Io } from '../io.js';

const SEVERITIES = {
  error: 'severity: error (information was lost, or the output may be wrong)',
  warning: 'severity: warning (restitch made a guess that may be wrong)',
  info: 'severity: info (restitch repaired a mistake without loss)',
  hint: 'severity: hint (printed only with --verbose)',
  off: 'severity: off (reported only if the configuration sets another severity)',
} as const;

/**
 * Explains a code, or lists all codes with their messages.
 * @param words at most one code; if there is none, all codes are listed
 */
export function explain(words: readonly string[], io: Io): ExitCode {
  const [code, ...more] = words;
  if (more.length > 0) {
    throw new UsageError(
      `explain takes one CODE, but got ${words.length}: run it once for each code, for example restitch explain ${code}`,
    );
  }
  if (code === undefined) {
    io.out(listing(io));
    return 0;
  }
  const rules: ReadonlyMap<string, RuleDefinition> = new Map(Object.entries(CHANGE_RULES));
  const rule = rules.get(code);
  if (rule) {
    io.out(ruleText(code, rule, io));
    return 0;
  }
  const known = new Map(Object.entries(DEFINITIONS));
  const definition = known.get(code);
  if (!definition) {
    const meant = didYouMean(code, [...known.keys(), ...rules.keys()]);
    const hint = meant === '' ? ': restitch explain without CODE lists all of them' : meant;
    throw new UsageError(`there is no diagnostic code or diff rule ${JSON.stringify(code)}${hint}`);
  }
  const { severity, help, loss } = definition;
  const lines = [
    paint(io.color.out, 'bold', code),
    `  ${sentenceOf(definition)}`,
    '',
    `  ${SEVERITIES[severity]}`,
    ...(loss
      ? ['  loss: the generated code cannot express this (with --fail-on loss, the run fails)']
      : []),
    `  help: ${help}`,
    '',
    `  To change the severity, add this to the configuration: severities: { '${code}': 'off' }`,
    "  Severities: 'error', 'warning', 'info', 'hint', 'off'",
  ];
  io.out(lines.join('\n') + '\n');
  return 0;
}

/** Lists every diagnostic code and every `diff` rule, one per line. */
function listing({ color }: Io): string {
  const definitions = Object.entries(DEFINITIONS);
  const codes = definitions.map(([code, definition]) => [code, sentenceOf(definition)] as const);
  const rules = Object.entries<RuleDefinition>(CHANGE_RULES).map(
    ([code, { title }]) => [code, title] as const,
  );
  const width = largest([...codes, ...rules].map(([code]) => code.length));
  const block = (title: string, lines: readonly (readonly [string, string])[]): string[] => [
    paint(color.out, 'bold', title),
    ...[...lines]
      .sort(([a], [b]) => byCodeUnit(a, b))
      .map(([code, text]) => `  ${code.padEnd(width)}  ${text}`),
  ];
  const lines = [
    ...block('Diagnostics', codes),
    '',
    ...block('Rules of restitch diff', rules),
    '',
    'Run restitch explain CODE for details.',
  ];
  return lines.join('\n') + '\n';
}

/** Explains a rule of `diff`, separately for requests and responses if they differ. */
function ruleText(code: string, { title, request, response }: RuleDefinition, io: Io): string {
  const isSame = request.severity === response.severity && request.why === response.why;
  const verdicts = isSame
    ? [`  ${request.severity}: ${request.why}`]
    : [
        `  in a request: ${request.severity}: ${request.why}`,
        `  in a response: ${response.severity}: ${response.why}`,
      ];
  const lines = [
    paint(io.color.out, 'bold', code),
    `  ${title}`,
    '',
    ...verdicts,
    '',
    '  This is a rule of restitch diff. If the change was only inferred from examples, it is at most a warning.',
  ];
  return lines.join('\n') + '\n';
}

/**
 * Returns the message of a code, with the names of its parameters in place of their values: `no file matches <path>`.
 */
export function sentenceOf(definition: CodeDefinition<never>): string {
  const names = new Proxy({}, { get: (_, name) => placeholder(String(name)) });
  // The message quotes each placeholder like a text. The quotes are removed, because the value may also be a number or
  // a part of the sentence.
  return definition.message(names as never).replace(/"(<\w+>)"/g, '$1');
}

/**
 * Creates a placeholder for a parameter of a message that may be a text, a number, or a list. It behaves like the text
 * `<name>`, whichever of its members the message uses.
 */
function placeholder(name: string): unknown {
  const text = `<${name}>`;
  return new Proxy([text], {
    get: (list, key) => {
      if (key === 'toString') return () => text;
      if (Reflect.has(list, key)) return Reflect.get(list, key);
      const member: unknown = Reflect.get(String.prototype, key, text);
      return typeof member === 'function' ? member.bind(text) : member;
    },
  });
}
