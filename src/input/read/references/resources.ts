/**
 * Finds schema resources: parts of a document that have their own URL, declared by `$id` (JSON Schema 2020-12 Core
 * §8.2.1).
 */
import { append } from '../../../base/foundation/lists.js';
import { isPlainObject } from '../../../base/foundation/plain-object.js';
import { Cursor } from '../../source/cursor.js';
import type { Document } from '../../source/document.js';
import { own } from '../../source/root.js';
import { absolute, addressKeyword, resolved } from '../../source/references/base.js';
import { READING_LIMITS } from '../../../base/foundation/limits/reading.js';

/** A schema that has its own URL, or a whole document. */
export interface Resource {
  /** The URL of the resource, without a fragment. */
  readonly uri: string;
  readonly root: Cursor;
  /** The targets of `$anchor` and `$dynamicAnchor`, by name. */
  readonly anchors: Map<string, Cursor>;
  /** The targets of `$dynamicAnchor` only, by name. */
  readonly dynamic: Map<string, Cursor>;
}

interface Resources {
  /** The document itself. */
  readonly whole: Resource;
  readonly byUri: ReadonlyMap<string, Resource>;
  /** The resources, by the value at the root of each. */
  readonly byValue: ReadonlyMap<unknown, Resource>;
}

/** Keywords whose value is a schema or a list of schemas. */
export const SCHEMA: ReadonlySet<string> = new Set([
  ...['items', 'additionalItems', 'unevaluatedItems', 'contains', 'additionalProperties'],
  ...['unevaluatedProperties', 'propertyNames', 'not', 'if', 'then', 'else', 'contentSchema'],
  ...['allOf', 'anyOf', 'oneOf', 'prefixItems'],
]);

/** Keywords whose value is a map of schemas. */
export const SCHEMAS: ReadonlySet<string> = new Set([
  ...['properties', 'patternProperties', 'dependentSchemas', 'dependencies'],
  ...['$defs', 'definitions'],
]);

/** Returns true if a part of a document declares a URL or an anchor. Most documents have none and are not searched. */
function hasResources({ text, data }: Document): boolean {
  return /\$(?:id|self|anchor|dynamicAnchor)\b/.test(text) || addressKeyword(data) === 'id';
}

/** Returns true for draft 7 and older drafts, in which keywords next to `$ref` have no effect. */
function ignoresSiblings(root: unknown): boolean {
  const draft = isPlainObject(root) ? own(root, '$schema') : undefined;
  return typeof draft === 'string' && /\bdraft-0[3-7]\b/.test(draft);
}

/** A value is a schema, a map of schemas, or another part of a description that may contain schemas. */
type Role = 'schema' | 'schemas' | 'other';

/** A value that has not been searched yet. */
interface Step {
  readonly place: Cursor;
  readonly role: Role;
  readonly resource: Resource;
}

/**
 * Finds the resources of a document. Values in `enum`, `const` and unknown keywords are not schemas.
 * @param root the root of the document
 * @param uri the URL of the document
 */
function collectResources(root: Cursor, uri: string): Resources {
  const byUri = new Map<string, Resource>();
  const byValue = new Map<unknown, Resource>();
  const add = (place: Cursor, at: string): Resource => {
    const resource = { uri: at, root: place, anchors: new Map(), dynamic: new Map() };
    if (!byUri.has(at)) byUri.set(at, resource);
    byValue.set(place.value, resource);
    return resource;
  };
  const whole = add(root, uri);
  const [keyword, isAlone] = [addressKeyword(root.value), ignoresSiblings(root.value)];
  const role = root.has('openapi') || root.has('swagger') ? 'other' : 'schema';
  const stack: Step[] = [{ place: root, role, resource: whole }];
  for (let visited = 0; visited < READING_LIMITS.places.most; visited++) {
    const step = stack.pop();
    if (!step) break;
    const { place } = step;
    let { resource } = step;
    if (step.role === 'schema' && place.type === 'object') {
      const id = isAlone && place.has('$ref') ? undefined : place.rawMember(keyword);
      if (typeof id === 'string' && id.startsWith('#')) {
        // Before 2019-09, `$id: "#name"` was the notation of an anchor.
        if (!resource.anchors.has(id.slice(1))) resource.anchors.set(id.slice(1), place);
      } else if (typeof id === 'string') {
        resource = add(place, resolved(id, resource.uri).split('#', 1)[0] ?? '');
      }
      addAnchors(place, resource);
    }
    append(stack, inside(place, step.role, resource).reverse());
  }
  return { whole, byUri, byValue };
}

function addAnchors(place: Cursor, { anchors, dynamic }: Resource): void {
  const [name, dynamicName] = [place.rawMember('$anchor'), place.rawMember('$dynamicAnchor')];
  if (typeof name === 'string' && !anchors.has(name)) anchors.set(name, place);
  if (typeof dynamicName !== 'string') return;
  if (!anchors.has(dynamicName)) anchors.set(dynamicName, place);
  if (!dynamic.has(dynamicName)) dynamic.set(dynamicName, place);
}

function inside(place: Cursor, role: Role, resource: Resource): Step[] {
  if (place.type === 'array') {
    return place.items().map((item) => ({ place: item, role, resource }));
  }
  if (place.type !== 'object') return [];
  return place.entries().flatMap(([key, child]) => {
    const next = roleOf(role, key);
    return next === undefined ? [] : [{ place: child, role: next, resource }];
  });
}

/** Returns the role of the value under a key; `undefined` if it cannot contain schemas. */
function roleOf(role: Role, key: string): Role | undefined {
  if (role === 'schemas') return 'schema';
  if (role === 'schema') {
    return SCHEMA.has(key) ? 'schema' : SCHEMAS.has(key) ? 'schemas' : undefined;
  }
  return key === 'schema'
    ? 'schema'
    : key === 'schemas' || key === 'definitions'
      ? 'schemas'
      : 'other';
}

/** The start of the URL that restitch assigns to a document that declares none. */
const FILE = 'file:///';

/** Returns true for a document that declares no URL. */
export function isPlaceOfFile({ uri }: Resource): boolean {
  return uri.startsWith(FILE);
}

/** The resources of several documents. Each document is searched once. */
export class ResourceTable {
  readonly #resources = new Map<Document, Resources>();
  readonly #has = new Map<Document, boolean>();

  /** Returns true if a part of a document declares a URL or an anchor. */
  has(document: Document): boolean {
    const known = this.#has.get(document) ?? hasResources(document);
    this.#has.set(document, known);
    return known;
  }

  /** Returns the innermost resource that contains a location. */
  around(place: Cursor): Resource {
    const { byValue, whole } = this.#of(place);
    for (let at: Cursor | undefined = place; at; at = at.parent) {
      const found = byValue.get(at.value);
      if (found) return found;
    }
    return whole;
  }

  /** Returns the resource with the given URL, in the document that contains a location. */
  at(uri: string, place: Cursor): Resource | undefined {
    return this.in(place).get(uri);
  }

  /** Returns the resources of a document by their URLs. */
  in(root: Cursor): ReadonlyMap<string, Resource> {
    return this.#of(root).byUri;
  }

  #of({ document, report }: Cursor): Resources {
    const known = this.#resources.get(document);
    if (known) return known;
    const root = new Cursor(document, report, document.data);
    const place = FILE + document.source;
    const self = root.rawMember('$self');
    const uri = (typeof self === 'string' && absolute(self, place)) || place;
    const found = collectResources(root, uri);
    this.#resources.set(document, found);
    return found;
  }
}
