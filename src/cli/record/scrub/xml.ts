/** Scrubs XML: elements are kept, and texts are replaced. */
import { lastName } from './address.js';
import { isKnownName, scrubText, type LeafContext } from './leaf.js';
import { asScrubbed, type Scrubbed } from './scrubbed.js';
import { SERVICE_LIMITS } from '../../../base/foundation/limits/service.js';

/**
 * Scrubs an XML document. Comments, processing instructions and declarations are removed. Names are treated like the
 * keys in JSON, and the values of attributes and the texts like the values in JSON.
 */
export function scrubXml(context: LeafContext, text: string, place: string): Scrubbed {
  if (text.length > SERVICE_LIMITS.scrubbedXml.most)
    return asScrubbed(context.cipher.replace(text));
  let inside = '';
  let scrubbed = '';
  for (const [token] of text.matchAll(/<[^<>]*>|[^<]+|</g)) {
    if (!token.startsWith('<')) {
      scrubbed += xmlText(context, token, inside, place);
      continue;
    }
    const close = token.startsWith('</') ? '/' : '';
    const content = token.slice(1 + close.length, -1);
    const [name] = /^[^\s/]+/.exec(content) ?? [];
    if (name === undefined || /^[!?]/.test(name)) continue;
    inside = lastName(name.replace(/^[^:]*:/, ''));
    const rest = attributes(context, content.slice(name.length), place);
    scrubbed += `<${close}${xmlName(context, name)}${rest}>`;
  }
  return asScrubbed(scrubbed);
}

function xmlName(context: LeafContext, name: string): string {
  const isKnown = isKnownName(context, name);
  return isKnown ? name : scrubText(context, name, { name: '' });
}

function attributes(context: LeafContext, text: string, place: string): string {
  const tokens = text.match(/"[^"]*"|'[^']*'|=|[^\s="'/]+/g) ?? [];
  const pairs = tokens.flatMap((name, at) => {
    const value = tokens[at + 2] ?? '';
    if (tokens[at + 1] !== '=' || !/^["']/.test(value)) return [];
    return [` ${xmlName(context, name)}="${xmlText(context, value.slice(1, -1), name, place)}"`];
  });
  return pairs.join('') + (/\/\s*$/.test(text) ? '/' : '');
}

function xmlText(context: LeafContext, text: string, name: string, place: string): string {
  const inner = text.trim();
  if (inner === '') return '';
  const plain = inner.replace(/&[#\w]{1,10};/g, '.');
  return scrubText(context, plain, { name, at: `${place} ${name}` }).replace(/[<>&"]/g, '.');
}
