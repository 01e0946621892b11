/** Collects the values that descriptions declare: the words of the API, and the formats of its fields. */
import { childSchemas } from '../../../model/walk.js';
import type { Api, Endpoint } from '../../../model/api.js';
import { assertedInPlace } from '../../../model/assertions.js';
import type { Schema } from '../../../model/schema.js';
import { isPersonalName, isSecretName } from '../../../input/read/secret.js';
import { isApiName } from '../../../input/read/infer/api-name.js';
import { fits } from '../../../values/validation/index.js';

export interface DeclaredValues {
  /**
   * Returns true if a field of this name has an `enum` or a `const`, and the text is one of its values or a word that
   * many APIs use.
   */
  readonly has: (name: string, text: string) => boolean;
  /**
   * Returns one digit for each schema that is declared for fields of this name: `1` if the schema accepts the text, and
   * `0` if it does not. A replacement must have the same digits, so that it is valid for the same schemas.
   */
  readonly verdict: (name: string, text: string) => string;
  /** Returns true for the name of a declared field or parameter. */
  readonly isName: (name: string) => boolean;
  /** Returns true for a segment of a declared path. */
  readonly isSegment: (text: string) => boolean;
  /** True if there are descriptions. */
  readonly isKnown: boolean;
}

/** The declared values if there is no description of the service. */
export const NOTHING_DECLARED: DeclaredValues = {
  has: () => false,
  verdict: () => '',
  isName: () => false,
  isSegment: () => false,
  isKnown: false,
};

/** The maximum number of schemas for each name that `verdict` compares with a text. */
const FORMS = 12;

interface Found {
  readonly words: Map<string, Set<string>>;
  readonly forms: Map<string, Schema[]>;
  readonly names: Set<string>;
}

/**
 * Collects the values that an API declares.
 * @param api the resolved API
 */
export function declaredValues(api: Api): DeclaredValues {
  const found: Found = { words: new Map(), forms: new Map(), names: new Set() };
  addSchemas(found, namedSchemas(api), api);
  const segments = new Set(
    api.endpoints.flatMap(({ path }) =>
      path.flatMap((segment) =>
        segment.flatMap((part) => (part.kind === 'literal' ? part.text : [])),
      ),
    ),
  );
  const judged = (schema: Schema, value: string | number): boolean =>
    fits(schema, value, { api, direction: 'read', steps: { left: 1000 } });
  return {
    has: (name, text) => {
      const words = found.words.get(name);
      // Words that are missing from the `enum` are kept as well, so that `verify` can report them.
      const isWord = isApiName(text) && !isSecretName(name) && !isPersonalName(name);
      return words !== undefined && (words.has(text) || isWord);
    },
    verdict: (name, text) => {
      const forms = found.forms.get(name);
      if (forms === undefined || text.length > 2000) return '';
      const number = /^-?\d/.test(text) ? Number(text) : NaN;
      return forms
        .map((schema) => {
          const isNumber = schema.kind === 'integer' || schema.kind === 'number';
          return judged(schema, isNumber && !Number.isNaN(number) ? number : text) ? '1' : '0';
        })
        .join('');
    },
    isName: (name) => found.names.has(name),
    isSegment: (text) => segments.has(text),
    isKnown: true,
  };
}

/** A schema with the name of its field or parameter; the name is empty if there is none. */
interface NamedSchema {
  readonly name: string;
  readonly schema: Schema;
}

function namedSchemas(api: Api): NamedSchema[] {
  const roots = [...api.schemas.values()].map((schema) => ({ name: '', schema }));
  return [...roots, ...api.endpoints.flatMap(schemasOfEndpoint)];
}

function schemasOfEndpoint({ parameters, body, responses }: Endpoint) {
  const media = [...(body?.media ?? []), ...responses.flatMap((response) => response.media)];
  return [
    ...parameters.flatMap(({ name, content }) =>
      content.kind === 'schema' ? [{ name, schema: content.schema }] : [],
    ),
    ...responses.flatMap(({ headers }) => headers.map(({ name, schema }) => ({ name, schema }))),
    ...media.flatMap(({ schema, item }) => [
      { name: '', schema },
      ...(item ? [{ name: '', schema: item }] : []),
    ]),
  ];
}

/**
 * Adds schemas and the schemas inside them. Outer schemas come first, because only a limited number is kept for each
 * name.
 */
function addSchemas(found: Found, open: NamedSchema[], api: Api): void {
  const seen = new Set<Schema>();
  for (const { name, schema } of open) {
    if (name !== '') found.names.add(name);
    addLeaf(found, name, schema);
    // Only the target itself is added for the field. The schemas inside it are visited as part of `api.schemas`.
    const target = schema.kind === 'ref' ? api.schemas.get(schema.id) : undefined;
    if (target) addLeaf(found, name, target);
    if (seen.has(schema)) continue;
    seen.add(schema);
    if (schema.kind === 'object') {
      for (const [key, property] of schema.properties)
        open.push({ name: key, schema: property.schema });
      if (schema.rest) open.push({ name: '', schema: schema.rest });
      continue;
    }
    if (schema.kind === 'union' && schema.discriminator)
      addWords(found, schema.discriminator.property, [...schema.discriminator.mapping.keys()]);
    for (const inner of [...childSchemas(schema), ...assertedInPlace(schema)])
      open.push({ name, schema: inner });
  }
}

function addLeaf(found: Found, name: string, schema: Schema): void {
  if (schema.kind === 'enum') addWords(found, name, schema.values.map(String));
  const isForm = schema.kind === 'string' || schema.kind === 'integer' || schema.kind === 'number';
  if (!isForm && schema.kind !== 'enum') return;
  const forms = found.forms.get(name) ?? [];
  if (forms.length < FORMS) found.forms.set(name, [...forms, schema]);
}

function addWords({ words }: Found, name: string, more: readonly string[]): void {
  words.set(name, new Set([...(words.get(name) ?? []), ...more]));
}
