/** Writes the parameters of a request with values from the description, or with placeholders. */
import { deepObject, form, wholeQuery } from '../../client/runtime/query.js';
import { cookie, header } from '../../client/runtime/header.js';
import { label, matrix, simple } from '../../client/runtime/path.js';
import { memoizeByView } from '../../../src/base/foundation/memo.js';
import type { Api, Parameter } from '../../../src/model/api.js';
import { effective } from '../../../src/model/effective/effective.js';
import {
  BYTES,
  isArrayInstance,
  isObjectInstance,
  parameterSample,
  type Instance,
} from '../../../src/values/sample/index.js';
import { compactJson, parameterExample } from './values.js';
import { isJsonParameter, writingOf } from './writing.js';

/** Returns the placeholder for a value that only the caller knows. */
export function placeholder(name: string): string {
  return `<${name}>`;
}

/**
 * Characters that surround a placeholder while it is encoded, so that it can be found afterwards.
 * They are private-use characters, because descriptions do not contain these.
 */
const OPEN = '\uE000';
const CLOSE = '\uE001';
const MARKED = /%EE%80%80((?:(?!%EE%80%8[01]).)*)%EE%80%81/g;

/**
 * Returns a parameter in the form that it has in a URL, a header or a cookie. The result is cached,
 * because operations share most of their parameters.
 */
export const writtenParameter = memoizeByView((parameter: Parameter, api: Api): string => {
  const { name, in: place } = parameter;
  const given = parameterExample(parameter);
  const value = given ?? sampleOf(parameter, api);
  const isHeader = place === 'header';
  const shown = given === undefined ? withPlaceholders(value, name, !isHeader) : value;
  try {
    return unmarked(write(parameter, shown));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // The declared style cannot represent the value. A header is then printed unencoded if its
    // value is a string; otherwise, a placeholder replaces the value.
    return isHeader && typeof value === 'string' ? value : withoutValue(parameter);
  }
});

function write(parameter: Parameter, value: Instance): string {
  const { name } = parameter;
  const [writer, options] = writingOf(parameter);
  const plain = isJsonParameter(parameter) ? compactJson(value) : plainOf(value);
  switch (writer) {
    case 'form':
      return form(name, plain, options);
    case 'deepObject':
      return isContainer(value) ? deepObject(name, plain, options) : form(name, plain);
    case 'simple':
      return simple(name, plain, options);
    case 'label':
      return label(name, plain, options);
    case 'matrix':
      return matrix(name, plain, options);
    case 'header':
      return header(name, plain, options)?.[1] ?? '';
    case 'cookie':
      return cookie(name, plain, options);
    case 'wholeQuery':
      return wholeQuery(String(plain));
    case 'asIs':
      return isContainer(value)
        ? Object.entries(plain as object)
            .map(([key, held]) => form(key, held))
            .join('&')
        : String(plain);
    default:
      return writer satisfies never;
  }
}

function isContainer(value: Instance): boolean {
  return isArrayInstance(value) || isObjectInstance(value);
}

/**
 * Returns a parameter with a placeholder instead of its value, for a value that its style cannot
 * represent.
 */
function withoutValue({ name, in: place }: Parameter): string {
  const value = placeholder(name);
  return place === 'query' || place === 'cookie' ? `${form(name, '')}${value}` : value;
}

/**
 * Returns a generated value for an object or a tuple. For any other type, returns the name, because
 * a placeholder is clearer.
 */
function sampleOf(parameter: Parameter, api: Api): Instance {
  const { content, name } = parameter;
  const schema = content.kind === 'media' ? content.media.schema : content.schema;
  const { kind } = effective(schema, api);
  if (kind !== 'object' && kind !== 'tuple') return name;
  const value = parameterSample(parameter, { api });
  return value !== undefined && isFilled(value) ? value : name;
}

function isFilled(value: Instance): boolean {
  return isObjectInstance(value) ? value.size > 0 : !isArrayInstance(value) || value.length > 0;
}

/**
 * Replaces each text that equals the name of its parameter or property with a placeholder. A
 * generated sample has such texts for values that only the caller knows.
 */
function withPlaceholders(value: Instance, name: string, isMarked: boolean): Instance {
  if (value === name) return isMarked ? OPEN + name + CLOSE : placeholder(name);
  if (isArrayInstance(value)) return value.map((item) => withPlaceholders(item, name, isMarked));
  if (!isObjectInstance(value)) return value;
  const entries = [...value].map(
    ([key, held]) => [key, withPlaceholders(held, key, isMarked)] as const,
  );
  return new Map(entries);
}

function unmarked(text: string): string {
  return text
    .replace(MARKED, (_, name: string) => placeholder(decodeURIComponent(name)))
    .replaceAll(OPEN, '<')
    .replaceAll(CLOSE, '>');
}

/**
 * Converts a sample to a plain JavaScript value, because the functions of the client's runtime
 * accept only such values.
 */
function plainOf(value: Instance): unknown {
  if (value === BYTES) return placeholder('file');
  if (isArrayInstance(value)) return value.map(plainOf);
  if (!isObjectInstance(value)) return value;
  // `fromEntries` defines properties, so `__proto__` is a name like any other.
  return Object.fromEntries([...value].map(([key, held]) => [key, plainOf(held)]));
}
