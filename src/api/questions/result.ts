/** Describes how a value affects the generated code. */
import type { DiagnosticCode } from '../../base/diagnostics/catalog.js';
import { quoteJson } from '../../print/emit/typescript/literal.js';
import { isJsonArray, isJsonObject } from '../../model/json.js';
import type { Json } from '../../model/schema.js';
import type { Subject } from './words.js';

/**
 * Returns the effect of a value on the generated code: a type, or a sentence.
 * @param text the value in readable form
 */
export function resultOf(
  code: DiagnosticCode,
  { place }: Subject,
  value: Json,
  text: string,
): string {
  const name = place.name ?? place.part?.replace(/^the (?:\w+ )?/, '') ?? 'value';
  switch (code) {
    case 'reconcile/type':
      return `${propertyName(name)}: ${text}`;
    case 'reconcile/required':
      return value === true ? `${propertyName(name)}: …` : `${propertyName(name)}?: …`;
    case 'reconcile/enum':
      return `${propertyName(name)}: ${enumText(value)}`;
    case 'reconcile/deprecated':
      return value === true
        ? 'editors strike it through (@deprecated)'
        : 'not marked as deprecated';
    case 'reconcile/default':
      return value === null ? 'no default' : `checks fill in ${text}`;
    case 'reconcile/keyword':
      if (place.keyword === 'type') return `${propertyName(name)}: ${text}`;
      return value === null
        ? `no ${place.keyword ?? 'limit'} is checked`
        : `generated checks require ${place.keyword ?? 'it'}: ${text}`;
    case 'reconcile/security':
    case 'reconcile/security-looser':
      return text === 'none' ? 'calls need no credential' : `calls send ${text}`;
    case 'reconcile/status':
      return `a call resolves for ${text}`;
    case 'reconcile/unit':
      return 'the comment and the docs contain this text';
    case 'reconcile/operation-id':
      return 'the function gets this name; the other one stays an alias';
    case 'reconcile/style':
    case 'reconcile/variant-style':
      return `requests send ${sentText(name, value) ?? text}`;
    default:
      return text;
  }
}

const SEPARATORS: Readonly<Record<string, string>> = {
  simple: ',',
  form: ',',
  spaceDelimited: '%20',
  pipeDelimited: '|',
};

/** Returns an example of how a parameter style sends a list of two values: `ids=a,b`. */
function sentText(name: string, value: Json): string | undefined {
  if (!isJsonObject(value)) return undefined;
  const style = String(value.get('style'));
  const isExploded = value.get('explode') === true;
  if (style === 'deepObject') return `${name}[key]=a`;
  if (style === 'form' && isExploded) return `${name}=a&${name}=b`;
  const separator = SEPARATORS[style];
  return separator && `${style === 'simple' ? '' : `${name}=`}a${separator}b`;
}

function propertyName(name: string): string {
  return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name) ? name : quoteJson(name);
}

function enumText(value: Json): string {
  const values = isJsonArray(value) ? value : [value];
  return values.map((one) => (typeof one === 'string' ? quoteJson(one) : String(one))).join(' | ');
}
