/**
 * Converts the templates of Insomnia (Nunjucks): variables get the notation of Postman (`{{name}}`), and a variable
 * replaces each tag (`{% … %}`).
 */
import type { Cursor } from '../../source/cursor.js';
import { scalarText } from '../collection/entries.js';

const VARIABLE = /\{\{([^{}]{0,200})\}\}/g;
/**
 * Tags that correspond to a dynamic variable of Postman. The values of other tags are unknown, because restitch runs no
 * tags.
 */
const TAGS = new Map([
  ['uuid', '{{$uuid}}'],
  ['timestamp', '{{$timestamp}}'],
  ['now', '{{$isoTimestamp}}'],
]);

/**
 * Returns the text at a location. In it, `{{ _.name }}` and `{% tag … %}` become plain variables.
 * @returns `undefined` if the value is not a text, a number or a boolean
 */
export function templateText(cursor: Cursor): string | undefined {
  const text = scalarText(cursor);
  if (text === undefined || !text.includes('{')) return text;
  return withoutTags(text).replace(VARIABLE, (_, inner: string) => `{{${nameOf(inner)}}}`);
}

/** Returns the name of a variable: `_.api.url` → `api.url`, `_['url']` → `url`. The result of a filter is unknown. */
function nameOf(inner: string): string {
  const name = inner.trim();
  if (name.includes('|')) return '$filtered';
  const quoted = /^_\[['"]([^'"]*)['"]\]$/.exec(name)?.[1];
  return quoted ?? (name.startsWith('_.') ? name.slice(2) : name);
}

function withoutTags(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let start = text.indexOf('{%'); start >= 0; start = text.indexOf('{%', from)) {
    const end = text.indexOf('%}', start);
    if (end < 0) break;
    const tag = text.slice(start + 2, Math.min(end, start + 100)).trim();
    const name = /^\w{1,40}/.exec(tag)?.[0] ?? 'tag';
    const isUnix = name === 'now' && /unix|millis/.test(tag);
    parts.push(
      text.slice(from, start),
      isUnix ? '{{$timestamp}}' : (TAGS.get(name) ?? `{{${name}}}`),
    );
    from = end + 2;
  }
  return parts.join('') + text.slice(from);
}
