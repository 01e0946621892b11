/** XML of which the elements are left, and no text. */
import { isApiName } from '../../../read/infer/api-name.js';
import { lastName } from './address.js';
import { isKept, scrubText, type LeafContext } from './leaf.js';
import { asScrubbed, type Scrubbed } from './scrubbed.js';

/** Longer texts are replaced as a whole. */
const LONGEST = 1_000_000;

/** Comments, instructions and declarations go; names, attributes and texts are judged as those of JSON are. */
export function scrubXml(context: LeafContext, text: string, place: string): Scrubbed {
  if (text.length > LONGEST) return asScrubbed(context.cipher.replace(text));
  let inside = '';
  let made = '';
  for (const [token] of text.matchAll(/<[^<>]*>|[^<]+|</g)) {
    if (!token.startsWith('<')) {
      made += xmlText(context, token, inside, place);
      continue;
    }
    const [, close = '', name = '', rest = ''] =
      /^<(\/?)([^\s/>!?][^\s/>]*)([^>]*)>$/.exec(token) ?? [];
    if (name === '') continue;
    inside = lastName(name.replace(/^[^:]*:/, ''));
    made += `<${close}${xmlName(context, name)}${attributes(context, rest, place)}>`;
  }
  return asScrubbed(made);
}

function xmlName(context: LeafContext, name: string): string {
  const isKnown = isApiName(name) || isKept(context, name) || context.declared.isName(name);
  return isKnown ? name : scrubText(context, name, { name: '' });
}

function attributes(context: LeafContext, text: string, place: string): string {
  const pairs = [...text.matchAll(/([^\s=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(
    ([, name = '', double, single]) =>
      ` ${xmlName(context, name)}="${xmlText(context, double ?? single ?? '', name, place)}"`,
  );
  return pairs.join('') + (/\/\s*$/.test(text) ? '/' : '');
}

function xmlText(context: LeafContext, text: string, name: string, place: string): string {
  const inner = text.trim();
  if (inner === '') return '';
  const plain = inner.replace(/&[#\w]{1,10};/g, '.');
  return scrubText(context, plain, { name, at: `${place} ${name}` }).replace(/[<>&"]/g, '.');
}
