/** The lines of a file of requests, and what each of them is by its beginning. */

import { advanced } from '../../foundation/scan.js';

/** A line without its break, and where it begins. */
export interface TextLine {
  readonly text: string;
  readonly at: number;
}

/** What stands behind `###`: the end of one request, and perhaps the name of the next. */
export const SEPARATOR = /^###(.*)$/;
/** `# @name login`, `// @name = login`. */
export const NAMED = /^(?:#|\/\/)[ \t]*@name[ \t=](.*)$/;
export const COMMENT = /^[ \t]*(?:#|\/\/)[ \t]?(.*)$/;
/** `@host = https://…`. */
export const VARIABLE = /^@([\w.$-]{1,200})[ \t]*=(.*)$/;
/** `> {% … %}`, `< {% … %}`, or the name of a file with a script. */
export const SCRIPT = /^[<>][ \t]*\{%|^[<>][ \t]+\S+\.js[ \t]*$/;
export const STATUS_LINE = /^HTTP\/\d(?:\.\d)?[ \t]+(\d{3})\b/;
/** `GET https://…`: a method and what does not look like a word of a sentence. */
const REQUEST =
  /^[A-Z]{2,20}[ \t]+(?:(?:https?|wss?|grpcs?|rsocket):\/\/|\{\{|localhost\b|[\w-]+[.:][\w.:-]{1,300}(?:[/?]|$))/;
const PATH_ONLY = /^[A-Z]{2,20}[ \t]+\/\S*(?:[ \t]+HTTP\/\d(?:\.\d)?)?[ \t]*$/;
const BARE_ADDRESS = /^https?:\/\/\S+(?:[ \t]+HTTP\/\d(?:\.\d)?)?[ \t]*$/;
/** So many lines may stand before the first request: comments, variables, a script. */
const LOOKED_AT = 500;

/** The lines of a text, one after the other. */
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
 * True for a text whose first line that says something is a request: neither YAML nor prose begins so.
 * @param text a whole file
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
