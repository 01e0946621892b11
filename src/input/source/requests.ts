/** Parses files of requests in syntaxes other than JSON and YAML. */
import type { Document } from './document.js';
import { isBruText, parseBru } from './bru/index.js';
import { isHttpText, parseHttpFile } from './http/index.js';
import type { Locator } from './locate.js';
import { Places, type Mark } from './places.js';

interface Syntax {
  readonly name: Document['syntax'];
  readonly detects: (text: string) => boolean;
  readonly parse: (text: string, mark?: Mark) => unknown;
}

const SYNTAXES: readonly Syntax[] = [
  { name: 'bru', detects: isBruText, parse: parseBru },
  { name: 'http', detects: isHttpText, parse: parseHttpFile },
];

export interface ParsedRequests {
  readonly syntax: Document['syntax'];
  readonly data: unknown;
  readonly locator: () => Locator;
}

/**
 * Parses a file of requests.
 * @returns `undefined` for a text in another syntax, such as YAML, or for prose
 */
export function parseRequests(text: string): ParsedRequests | undefined {
  const syntax = SYNTAXES.find(({ detects }) => detects(text));
  return (
    syntax && {
      syntax: syntax.name,
      data: syntax.parse(text),
      locator: () => new Places((mark) => syntax.parse(text, mark)),
    }
  );
}
