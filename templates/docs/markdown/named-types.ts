/**
 * Prints the types that the page of an operation names: declarations of short types, and links to
 * all other types.
 */
import { visitChildren, visitEndpointSchemas } from '../../../src/model/walk.js';
import {
  codeSpan,
  fence,
  inline,
  link,
  md,
  type Md,
} from '../../../src/print/emit/markdown/index.js';
import {
  memoizeByObject,
  memoizeByText,
  memoizeByView,
} from '../../../src/base/foundation/memo.js';
import type { Endpoint } from '../../../src/model/api.js';
import type { Schema, SchemaId } from '../../../src/model/schema.js';
import { label, spoken } from './phrases.js';
import type { DocsView } from '../view.js';
import { schemaTarget } from './type.js';

/**
 * The maximum number of characters of all declarations on a page. Further declarations are only on
 * the page of schemas.
 */
const MOST_TYPES = 3000;

/** Prints the declarations of the first types, and links to all other types that the page names. */
export function namedTypes(endpoint: Endpoint, view: DocsView): Md[] {
  const named = firstNamed(endpoint, view);
  const declared: SchemaId[] = [];
  const blocks: Md[] = [];
  let length = 0;
  for (const id of named) {
    const declaration = view.declarationOf(id);
    length += declaration.length;
    if (length > MOST_TYPES) break;
    if (declaration === '') continue;
    blocks.push(typeBlock(declaration));
    declared.push(id);
  }
  const add = (id: SchemaId): unknown => named.add(id);
  visitEndpointSchemas(endpoint, (schema) => namesIn(schema).forEach(add));
  for (const id of declared) namesOf(id, view).forEach(add);
  for (const id of declared) named.delete(id);
  const links = [...named].flatMap((id) => typeLink(id, view) ?? []);
  if (links.length > 0) blocks.push(md`${spoken('More types', view)}: ${inline(links, ', ')}`);
  return blocks.length === 0 ? [] : [label('Types', view), ...blocks];
}

/** Prints a declaration. The result is cached, because many operations use the same types. */
const typeBlock = memoizeByText((declared) => fence('ts', declared));

const typeLink = memoizeByView((id: SchemaId, view: DocsView): Md | undefined => {
  const target = schemaTarget(id, view);
  return target === undefined
    ? undefined
    : link(codeSpan(view.names.schemas.get(id) ?? id), target);
});

function namesOf(id: SchemaId, { api }: DocsView): readonly SchemaId[] {
  const schema = api.schemas.get(id);
  return schema === undefined ? [] : namesIn(schema);
}

/** Returns the types that a schema names. Cached, because operations share parameters and responses. */
const namesIn = memoizeByObject((schema: Schema): readonly SchemaId[] => {
  const names = new Set<SchemaId>();
  addNames(schema, names);
  return [...names];
});

function addNames(schema: Schema, names: Set<SchemaId>): void {
  if (schema.kind === 'ref') names.add(schema.id);
  else visitChildren(schema, (child) => addNames(child, names));
}

/**
 * Returns the types that the bodies of an operation name. If such a type has no fields (`type Pets
 * = Pet[]`), returns the types to which it refers as well.
 */
function firstNamed({ body, responses }: Endpoint, view: DocsView): Set<SchemaId> {
  const ids = new Set<SchemaId>();
  for (const { schema } of body?.media ?? []) addFirst(schema, ids, view);
  for (const { media } of responses) for (const { schema } of media) addFirst(schema, ids, view);
  return ids;
}

function addFirst(schema: Schema, ids: Set<SchemaId>, view: DocsView): void {
  if (schema.kind !== 'ref') return visitChildren(schema, (child) => addFirst(child, ids, view));
  if (ids.has(schema.id)) return;
  ids.add(schema.id);
  const target = view.api.schemas.get(schema.id);
  // The types that the fields of a named object name are not added. Readers find them through the
  // link or declaration of the object.
  const isObject = target?.kind === 'object' || target?.kind === 'tuple';
  if (target !== undefined && !isObject) addFirst(target, ids, view);
}
