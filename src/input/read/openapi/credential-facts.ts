/**
 * Keeps the facts of a parameter that is read as a security scheme. A scheme has no fields for most of them, so they
 * become part of its description.
 */
import { READING_LIMITS } from '../../../base/foundation/limits/reading.js';
import { EXTENSION_PREFIX } from '../../../model/extensions.js';
import { plainData } from '../../../model/json.js';
import type { Cursor } from '../../source/cursor.js';
import { readText } from '../text.js';
import type { Description } from './description.js';

/** Fields of a parameter or its schema that the scheme itself or the requirements contain. */
const KEPT = [
  ...['name', 'in', 'required', 'description', 'schema', 'deprecated', '$ref'],
  ...['style', 'explode', 'collectionFormat', 'allowReserved', 'allowEmptyValue'],
];

/**
 * Adds the facts of a parameter to the security scheme that it is read as. Facts that contradict those of another
 * parameter are reported.
 * @param id the name of the security scheme
 * @param isRequired true if the declared security requires the scheme, whatever the parameter declares
 */
export function keepFacts(
  parameter: { readonly name: string; readonly cursor: Cursor },
  id: string,
  description: Description,
  isRequired = false,
): void {
  const scheme = description.securitySchemes.get(id);
  if (scheme === undefined) return;
  const { cursor, name } = parameter;
  const paragraphs = scheme.description?.split('\n\n') ?? [];
  const lost = isRequired && cursor.rawMember('required') === false ? ['required'] : [];
  const text = readText(cursor.get('description'))?.trim();
  if (text !== undefined && !(scheme.description ?? '').includes(text)) {
    if (paragraphs.some((one) => !one.startsWith('`'))) lost.push('description');
    else paragraphs.unshift(text);
  }
  for (const [key, value] of fieldsOf(cursor, description)) {
    const line = `\`${key}: ${value}\``;
    if (value.length > READING_LIMITS.credentialFact.most || value.includes('`')) lost.push(key);
    else if (paragraphs.includes(line)) continue;
    else if (paragraphs.some((one) => one.startsWith(`\`${key}: `))) lost.push(key);
    else paragraphs.push(line);
  }
  if (lost.length > 0) cursor.add('auth/parameter-facts', { name, scheme: id, lost });
  const isDeprecated = cursor.get('deprecated').boolean() === true;
  description.securitySchemes.set(id, {
    ...scheme,
    ...(paragraphs.length > 0 && { description: paragraphs.join('\n\n') }),
    ...(isDeprecated && scheme.unnamed && { deprecated: true }),
  });
}

function fieldsOf(cursor: Cursor, { schemas }: Description): [string, string][] {
  const schema = schemas.references.follow(cursor.get('schema'), '');
  const places = [cursor, ...(schema?.type === 'object' ? [schema] : [])];
  const fields = places.flatMap((place) =>
    place.keysBesides(KEPT).flatMap((key): [string, string][] => {
      if (key.startsWith(EXTENSION_PREFIX)) return [];
      const value = plainData(place.get(key).json());
      return [[key, typeof value === 'string' ? value : JSON.stringify(value, asText)]];
    }),
  );
  return fields.filter(([key, value]) => !(key === 'type' && value === 'string'));
}

function asText(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
