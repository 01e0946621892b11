/** The parts of the model as records of fields, which the table of facts describes. */
import { isPlainObject } from '../../base/foundation/plain-object.js';
import type { Owner } from '../../model/facts.js';
import type { Origin } from '../../model/origin.js';

export type FactPart = Readonly<Record<string, unknown>>;

/** Returns a part as a record of its fields. */
export function asPart(part: unknown): FactPart {
  return isPlainObject(part) ? part : {};
}

/** Returns the value and the origins of a fact; the value itself if it has no origins. */
export function unwrapped(declared: unknown): { value: unknown; origins?: readonly Origin[] } {
  if (!isPlainObject(declared) || !('value' in declared)) return { value: declared };
  const origins = originsIn(declared);
  return origins ? { value: declared['value'], origins } : { value: declared };
}

/** Returns the locations that declare a part. */
export function originsIn(part: unknown): readonly Origin[] | undefined {
  if (!isPlainObject(part)) return undefined;
  const { origins } = part;
  return Array.isArray(origins) ? (origins as readonly Origin[]) : undefined;
}

/** Returns the schemas of several types that all apply to the value of a schema. */
export function formsOfPart({ assertions }: FactPart): readonly FactPart[] {
  if (!isPlainObject(assertions)) return NO_PARTS;
  const { forms } = assertions;
  return Array.isArray(forms) ? forms.filter(isPlainObject) : NO_PARTS;
}

const NO_PARTS: readonly FactPart[] = [];

/** Returns the name of a part in the part that contains it; `undefined` if the part is at the same place. */
export function partName(
  owner: Owner,
  field: string,
  key: string | number | undefined,
  part: FactPart,
): string | undefined {
  switch (owner) {
    case 'endpoint':
      return field === 'endpoint' ? undefined : textOfPart(part['key']);
    case 'parameter':
      return `${textOfPart(part['in'])} ${textOfPart(part['name'])}`;
    case 'response':
      return `response ${textOfPart(part['status'])}`;
    case 'header':
    case 'webhook':
    case 'callback':
      return `${owner} ${textOfPart(part['name'])}`;
    case 'server':
      return `server ${textOfPart(part['url'])}`;
    case 'flow':
    case 'media':
      return key === undefined ? undefined : textOfPart(part['type']);
    case 'property':
      return `.${key}`;
    case 'schema':
      if (field === 'schemas') return `schema ${key}`;
      if (typeof key === 'string') return `/${key}/`;
      if (field === 'items') return key === undefined ? '[]' : `[${key}]`;
      return field === 'schema' || field === 'members' ? undefined : field;
    case 'api':
    case 'content':
    case 'assertions':
    case 'discriminator':
      return undefined;
    case 'body':
    case 'example':
      return owner;
    default:
      return `${owner} ${key}`;
  }
}

/** Returns the keys by which a part of a list is found. A merged parameter also has the names in other documents. */
export function keysOfPart(owner: Owner, part: FactPart): readonly string[] {
  const { name, aliases } = part;
  switch (owner) {
    case 'parameter': {
      const place = textOfPart(part['in']);
      const names = [name, ...(Array.isArray(aliases) ? (aliases as unknown[]) : [])].map(
        textOfPart,
      );
      return names.map((one) => `${place} ${place === 'header' ? one.toLowerCase() : one}`);
    }
    case 'header':
      return [textOfPart(name).toLowerCase()];
    case 'response':
      return [textOfPart(part['status'])];
    case 'media':
      return [textOfPart(part['type']).split(';', 1)[0]?.trim().toLowerCase() ?? ''];
    case 'flow':
      return [textOfPart(part['type'])];
    case 'webhook':
    case 'callback': {
      const { method } = asPart(part['endpoint']);
      return [[name, part['expression'], method].map(textOfPart).join('\n')];
    }
    default:
      return [];
  }
}

/** Returns a text or a number as text; an empty text for other values. */
export function textOfPart(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
