/**
 * Templates of Insomnia (Nunjucks): variables are renamed as in all other collections, tags are replaced with their
 * values.
 */
import type { Cursor } from '../../source/cursor.js';
import { scalarText } from '../collection/entries.js';

const VARIABLE = /\{\{([^{}]{0,200})\}\}/g;
/** Tags whose form determines their value. Only Insomnia can compute the values of all others: no tag is run. */
const TAGS = new Map([
  ['uuid', '{{$uuid}}'],
  ['timestamp', '{{$timestamp}}'],
  ['now', '{{$isoTimestamp}}'],
]);

/**
 * The text at a place, with `{{ _.name }}` and `{% tag … %}` as plain variables.
 * @returns `undefined` if the value is not a text, number or boolean
 */
export function templateText(cursor: Cursor): string | undefined {
  const text = scalarText(cursor);
  if (text === undefined || !text.includes('{')) return text;
  return withoutTags(text).replace(VARIABLE, (_, inner: string) => `{{${nameOf(inner)}}}`);
}

/** `_.api.url` is `api.url`, `_['url']` is `url`; the result of a filter is unknown. */
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
