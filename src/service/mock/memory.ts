/** Remembers the items that callers of a mock create, change and delete. */
import { MemoryBudget, type MemoryLimits } from './budget.js';
import type { Part } from './collections.js';
import { isRecord } from './plain.js';
import type { Reply } from './reply.js';
import { HttpProblem } from '../served/runtime.js';

/** The arguments of a request handler that {@link Memory} uses. */
export interface MemoryRequest {
  readonly params: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

type Item = Readonly<Record<string, unknown>>;

interface Collection {
  /** The items. The key is the value of the path parameter that identifies the item. */
  readonly items: Map<string, Item>;
  /** The ids of removed items. Always empty for a collection that can be listed. */
  readonly gone: Set<string>;
  /** The name of the item's property that contains its id. */
  idName: string | undefined;
  isFilled: boolean;
  /** False if the collection exceeds the memory limit. Callers cannot change such a collection. */
  readonly isKept: boolean;
}

/** The responses that the mock would generate without a memory; `undefined` if the collection has no such operation. */
export interface CollectionReplies {
  readonly list: () => Reply | undefined;
  readonly item: () => Reply | undefined;
}

const UNLIMITED: MemoryLimits = { bytes: Infinity, items: Infinity };

export class Memory {
  readonly #collections = new Map<string, Collection>();
  readonly #budget: MemoryBudget;

  /**
   * @param limits the maximum size of all items; by default unlimited
   * @param onFull called once, the first time an item does not fit
   */
  constructor(limits: MemoryLimits = UNLIMITED, onFull?: () => void) {
    this.#budget = new MemoryBudget(limits, onFull);
  }

  /**
   * Responds to an operation of a collection.
   * @param reply the response that the mock would generate without a memory
   * @param generated generates a list and an item: the collection starts with these items
   * @throws HttpProblem 404 for an item that does not exist, 507 if an item does not fit into the memory
   */
  answer(part: Part, asked: MemoryRequest, reply: Reply, generated: CollectionReplies): Reply {
    const collection = this.#collection(part, asked);
    this.#fill(collection, part, generated);
    const { items, idName, gone } = collection;
    if (!collection.isKept && part.does !== 'list' && part.does !== 'read')
      throw this.#budget.full();
    const id = part.isOfItem ? asked.params[part.item] : ownId(asked.body, idName);
    const key = isScalar(id) ? String(id) : undefined;
    switch (part.does) {
      case 'list':
        return {
          ...reply,
          body: withItems(reply.body, [...items.values()], idName),
        };
      case 'create':
        return this.#create(collection, part, asked, reply, generated);
      case 'remove':
        if (key === undefined || gone.has(key)) throw missing(id);
        if (!items.has(key) && part.isListed) throw missing(id);
        // If the collection can be listed, an item that is not in `items` does not exist, so the keys of removed
        // items need not be kept.
        if (!this.#budget.take(items.get(key), part.isListed ? undefined : key))
          throw this.#budget.full();
        items.delete(key);
        if (!part.isListed) gone.add(key);
        return reply;
      case 'read': {
        const found = key === undefined ? undefined : items.get(key);
        if (found !== undefined) return replyWithItem(reply, found, idName);
        if (part.isListed || gone.has(key ?? '')) throw missing(id);
        return reply;
      }
      case 'replace':
      case 'change': {
        // The request neither identifies nor creates an item. An example is an update of a whole collection.
        if (key === undefined && !part.isOfItem) return reply;
        const before = key === undefined ? undefined : items.get(key);
        const isMissing = part.isListed || gone.has(key ?? '');
        if (key === undefined || (before === undefined && part.does === 'change' && isMissing)) {
          throw missing(id);
        }
        return this.#write(collection, key, part, { ...asked, id }, reply);
      }
      default:
        return part.does satisfies never;
    }
  }

  #collection({ template }: Part, { params }: MemoryRequest): Collection {
    const place = template.replace(/\{([^{}]+)\}/g, (_, name: string) =>
      encodeURIComponent(String(params[name] ?? '')),
    );
    const known = this.#collections.get(place);
    if (known !== undefined) return known;
    // A collection that exceeds the memory limit is created anew for each request, so that it can still be read.
    const isKept = this.#budget.take(undefined, place);
    const created: Collection = {
      ...{ items: new Map(), gone: new Set(), idName: undefined, isFilled: false, isKept },
    };
    if (isKept) this.#collections.set(place, created);
    return created;
  }

  /** Fills a new collection with the items of a generated list. */
  #fill(collection: Collection, { item }: Part, generated: CollectionReplies): void {
    if (collection.isFilled) return;
    collection.isFilled = true;
    const list = listOf(generated.list()?.body);
    for (const one of list ?? []) {
      if (!isRecord(one)) continue;
      collection.idName ??= idNameOf(one, item);
      const id = collection.idName === undefined ? undefined : one[collection.idName];
      if (!isScalar(id) || collection.items.has(String(id))) continue;
      if (!collection.isKept || this.#budget.take(undefined, one)) {
        collection.items.set(String(id), one);
      }
    }
    const one = generated.item()?.body;
    if (isRecord(one)) collection.idName ??= idNameOf(one, item);
  }

  #create(
    collection: Collection,
    { item }: Part,
    { body }: MemoryRequest,
    reply: Reply,
    generated: CollectionReplies,
  ): Reply {
    const known = collection.idName;
    const answered = itemIn(reply.body ?? generated.item()?.body, known) ?? {};
    const sent = isRecord(body) ? body : {};
    const whole = { ...answered, ...sent };
    const name = (collection.idName ??= idNameOf(whole, item));
    if (name === undefined) return reply;
    const own = Object.hasOwn(sent, name) ? sent[name] : undefined;
    const id = isScalar(own) ? own : freshId(whole[name], collection.items);
    const created = { ...whole, [name]: id };
    this.#keep(collection, String(id), created);
    return replyWithItem(reply, created, name);
  }

  #write(
    collection: Collection,
    key: string,
    { does, item }: Part,
    { id: asked, body }: MemoryRequest & { readonly id: unknown },
    reply: Reply,
  ): Reply {
    const known = collection.items.get(key);
    const before = known ?? itemIn(reply.body, collection.idName) ?? {};
    const name = (collection.idName ??= idNameOf(before, item));
    const kept = does === 'change' ? before : { ...itemIn(reply.body, name), ...before };
    const sent = isRecord(body) ? body : {};
    const id = name === undefined ? {} : { [name]: known?.[name] ?? asked };
    const written = { ...kept, ...sent, ...id };
    this.#keep(collection, key, written);
    return replyWithItem(reply, written, name);
  }

  #keep({ items, gone }: Collection, key: string, item: Item): void {
    // An item that JSON cannot express must not be kept, because every later list would contain it.
    JSON.stringify(item);
    const before = items.get(key) ?? (gone.has(key) ? key : undefined);
    if (!this.#budget.take(before, item)) throw this.#budget.full();
    items.set(key, item);
    gone.delete(key);
  }
}

function ownId(body: unknown, idName: string | undefined): unknown {
  return isRecord(body) && idName !== undefined ? body[idName] : undefined;
}

function missing(id: unknown): HttpProblem {
  return new HttpProblem(
    404,
    `The mock has no item with the id ${JSON.stringify(id)}: it was not created, or it was deleted.`,
  );
}

function isScalar(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

/**
 * Returns the property of an item that contains its id: a property with the name of the path parameter, `id`, or
 * another common name.
 */
function idNameOf(item: Item, parameter: string): string | undefined {
  const plain = (name: string): string => name.replace(/[^a-z0-9]/gi, '').toLowerCase();
  const names = Object.keys(item).filter((name) => isScalar(item[name]));
  const wanted = [plain(parameter), 'id', 'uuid', 'key', 'slug', 'name'];
  for (const one of wanted) {
    const found = names.find((name) => plain(name) === one);
    if (found !== undefined) return found;
  }
  return names.find((name) => plain(parameter).endsWith(plain(name)));
}

/** Returns an unused id of the same type as an existing id: a number, a UUID, or another text. */
function freshId(like: unknown, items: ReadonlyMap<string, Item>): string | number {
  const isNumber = typeof like === 'number';
  const uuid = typeof like === 'string' && /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(like);
  const base = isScalar(like) ? String(like) : 'id';
  for (let count = items.size + 1; ; count++) {
    const id = isNumber
      ? count
      : uuid
        ? base.slice(0, -8) + count.toString(16).padStart(8, '0')
        : `${base}-${count}`;
    if (!items.has(String(id))) return id;
  }
}

/** Returns the list in a body: the body itself, or the first list among its properties. */
function listOf(body: unknown): readonly unknown[] | undefined {
  if (Array.isArray(body)) return body;
  return isRecord(body) ? Object.values(body).find((one) => Array.isArray(one)) : undefined;
}

/** Returns a body whose list contains the given items, and whose totals count them. */
function withItems(body: unknown, items: readonly Item[], idName: string | undefined): unknown {
  if (Array.isArray(body)) return idName === undefined ? body : items;
  if (!isRecord(body) || idName === undefined) return body;
  const list = Object.keys(body).find((name) => Array.isArray(body[name]));
  if (list === undefined) return body;
  const counted = Object.keys(body).filter(
    (name) =>
      /^(?:total|count|size|total_?count|total_?items)$/i.test(name) &&
      typeof body[name] === 'number',
  );
  const counts = Object.fromEntries(counted.map((name) => [name, items.length]));
  return { ...body, ...counts, [list]: items };
}

/** Returns the item in a body: the body itself, or the object among its properties that has an id. */
function itemIn(body: unknown, idName: string | undefined): Item | undefined {
  if (!isRecord(body)) return undefined;
  if (idName === undefined || Object.hasOwn(body, idName)) return body;
  return Object.values(body)
    .filter(isRecord)
    .find((one) => Object.hasOwn(one, idName));
}

/** Returns a response that contains the item, if the body can contain one. */
function replyWithItem(reply: Reply, item: Item, idName: string | undefined): Reply {
  if (reply.isUndeclared) return { ...reply, body: item, contentType: 'application/json' };
  return { ...reply, body: withItem(reply.body, item, idName) };
}

/** Returns a body that contains the item instead of the generated one. */
function withItem(body: unknown, item: Item, idName: string | undefined): unknown {
  const place = itemIn(body, idName);
  if (place === undefined || !isRecord(body)) return body;
  if (place === body) return item;
  const name = Object.keys(body).find((one) => body[one] === place);
  return name === undefined ? body : { ...body, [name]: item };
}
