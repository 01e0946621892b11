/** Recognizes the kinds of lines in a file of HTTP requests. */

import { advanced } from '../../../base/foundation/scan.js';

/** A line without its line break, and its offset. */
export interface TextLine {
  readonly text: string;
  readonly at: number;
}

/** Matches `###`, which ends a request. The text after it may be the name of the next request. */
export const SEPARATOR = /^###(.*)$/;
/** Matches the name of a request: `# @name login`, `// @name = login`. */
export const NAMED = /^(?:#|\/\/)[ \t]*@name[ \t=](.*)$/;
export const COMMENT = /^[ \t]*(?:#|\/\/)[ \t]?(.*)$/;
/** Matches a variable: `@host = https://…`. */
export const VARIABLE = /^@([\w.$-]{1,200})[ \t]*=(.*)$/;
/** Matches a script: `> {% … %}`, `< {% … %}`, or the name of a file that contains a script. */
export const SCRIPT = /^[<>][ \t]*\{%|^[<>][ \t]+\S+\.js[ \t]*$/;
export const STATUS_LINE = /^HTTP\/\d(?:\.\d)?[ \t]+(\d{3})\b/;
/**
 * Matches a method and a URL, such as `GET https://…`. A sentence that starts with a word in capitals does not match.
 */
const REQUEST =
  /^[A-Z]{2,20}[ \t]+(?:(?:https?|wss?|grpcs?|rsocket):\/\/|\{\{|localhost\b|[\w-]+[.:][\w.:-]{1,300}(?:[/?]|$))/;
const PATH_ONLY = /^[A-Z]{2,20}[ \t]+\/\S*(?:[ \t]+HTTP\/\d(?:\.\d)?)?[ \t]*$/;
const BARE_ADDRESS = /^https?:\/\/\S+(?:[ \t]+HTTP\/\d(?:\.\d)?)?[ \t]*$/;
/** The maximum number of lines before the first request. They may be comments, variables, or a script. */
const LOOKED_AT = 500;

export function* linesOf(text: string): Generator<TextLine> {
  for (let at = 0; at <= text.length;) {
    const end = text.indexOf('\n', at);
    const stop = end < 0 ? text.length : end;
    const line = text.slice(at, stop);
    yield { text: line.endsWith('\r') ? line.slice(0, -1) : line, at };
    at = advanced(at, stop + 1);
  }
}

/**
 * Returns true for a text that starts with a request, after comments and variables. YAML and prose do not.
 * @param text the content of a whole file
 */
export function isHttpText(text: string): boolean {
  let count = 0;
  let inScript = false;
  for (const { text: line } of linesOf(text)) {
    if (++count > LOOKED_AT) return false;
    if (inScript) {
      inScript = !line.includes('%}');
      continue;
    }
    if (SCRIPT.test(line)) {
      inScript = line.includes('{%') && !line.includes('%}');
      continue;
    }
    if (line.trim() === '' || COMMENT.test(line) || VARIABLE.test(line)) continue;
    if (/^(?:import|run)[ \t]+\S/.test(line)) continue;
    if (REQUEST.test(line.trimEnd())) return true;
    if (PATH_ONLY.test(line)) return line.includes('HTTP/') || /^Host[ \t]*:/im.test(text);
    return BARE_ADDRESS.test(line) && /^(?:###|[A-Z]{3,7}[ \t]+(?:https?:|\{\{))/m.test(text);
  }
  return false;
}
