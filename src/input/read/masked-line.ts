/** Hides the values in lines of private documents, so that messages can quote the lines. */
import { isSecretValue } from './secret.js';
import { READING_LIMITS } from '../../base/foundation/limits/reading.js';

/** Keys whose values describe a request but contain no data. All other values are hidden. */
const SHOWN =
  /^(?:_?id|_?type|name|key|url|method|mode|path|host|hostname|protocol|port|mimeType|in|addTo|placement|parentId|listen|language|schema|title|description|info|status|version|opencollection|seq)$/;
const STRING = /"(?:[^"\\]|\\.)*"(?:\s{0,9}:)?/g;
/** Matches `name: value` in YAML, headers and Bruno, and `@name = value` in files of HTTP requests. */
const PAIR = /^(\s*(?:-\s)?[@~]?["']?([\w.$-]{1,200})["']?\s{0,9}[:=]\s{0,9})(\S.*)$/;
/** Matches names and values in braces: `{ name: X-A, value: b }`. */
const FLOW = /([\w.$-]{1,200})(:\s{1,9})([^,{}[\]]{1,2000})/g;
/** Matches a text that may contain JSON or code, because it has quotes, backslashes or escaped characters in it. */
const CODE = /\\["\\u]/;
const HIDDEN = '*';

/**
 * Replaces each character of a possible value with `*`. Keys, URLs, methods and names stay visible.
 * @param line a line of a collection of requests, or of recorded traffic
 */
export function maskedLine(line: string): string {
  // A very long line is hidden completely. The part that fits on a screen is always within the limit.
  if (line.length > READING_LIMITS.maskedLine.most) return HIDDEN.repeat(line.length);
  const pair = line.includes('"') ? null : PAIR.exec(line);
  if (pair) {
    const [, before = '', name = '', value = ''] = pair;
    return before + (SHOWN.test(name) ? plainly(value) : valueOf(value));
  }
  if (!line.includes('"') && line.includes('{ ')) {
    return line.replace(FLOW, (_, name: string, colon: string, value: string) => {
      return name + colon + (SHOWN.test(name) ? plainly(value) : valueOf(value));
    });
  }
  let key = '';
  const masked = line.replace(STRING, (text) => {
    if (text.endsWith(':')) {
      key = text.slice(1, text.lastIndexOf('"'));
      return text;
    }
    const inner = text.slice(1, -1);
    return `"${SHOWN.test(key) && !CODE.test(inner) ? plainly(inner) : valueOf(inner)}"`;
  });
  return masked.includes('"') ? masked : plainly(masked);
}

/** Like {@link maskedLine}, for recorded traffic, in which paths and titles are values too. */
export function maskedTrafficLine(line: string): string {
  return maskedLine(line)
    .replace(
      /(:\/\/[^/\s"?#]{1,300})([^\s"]+)/g,
      (_, host: string, rest: string) => host + hidden(rest),
    )
    .replace(
      /("title"\s{0,9}:\s{0,9}")([^"]+)/g,
      (_, key: string, rest: string) => key + hidden(rest),
    );
}

/** Hides a value, unless it is a variable or a URL. */
function valueOf(text: string): string {
  if (/^["']?\{\{[^{}]{1,100}\}\}["']?$/.test(text)) return text;
  return /^["']?(?:https?:\/\/|\{\{)/.test(text) && !/\s/.test(text) ? plainly(text) : hidden(text);
}

function plainly(text: string): string {
  const address = text
    .replace(/:\/\/[^/@\s]{1,300}@/, (found) => `://${hidden(found.slice(3, -1))}@`)
    .replace(/([?&][^=&?\s]{0,100}=)([^&\s"']{1,2000})/g, (_, before: string, value: string) => {
      return before + (value.includes('{{') ? value : hidden(value));
    });
  return isSecretValue(address) ? hidden(address) : address;
}

function hidden(text: string): string {
  return text.replace(/[^\s{}[\],"']/g, HIDDEN);
}
