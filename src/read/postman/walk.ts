/** The items of a Postman collection: folders and requests, each with what it inherits. */
import type { Tag } from '../../model/api.js';
import { fact } from '../../model/origin.js';
import type { Cursor } from '../../source/cursor.js';
import type { RequestInPlace } from './item.js';
import { readScripts } from './response.js';
import type { SecretCount } from '../collection/secret.js';
import { readDescription } from '../collection/text.js';
import type { Scope } from '../collection/variables.js';
import { readVariableList } from './variables.js';

export interface CollectionItems {
  /** In the order of the document. */
  readonly requests: readonly RequestInPlace[];
  /** Folders, by their names joined with `/`. */
  readonly tags: ReadonlyMap<string, Tag>;
  /** How many scripts there are. */
  readonly scripts: number;
  /** Variables that scripts set. */
  readonly computed: ReadonlySet<string>;
}

interface Open {
  readonly cursor: Cursor;
  readonly scope: Scope;
  readonly owners: readonly Cursor[];
  readonly names: readonly string[];
  /** The innermost folder with a name. */
  readonly folder?: Cursor;
}

const DEPTH = 60;

/**
 * Walks through a collection without recursion.
 * @param collection the root
 * @param scope its variables
 */
export function collectItems(
  collection: Cursor,
  scope: Scope,
  secrets: SecretCount,
): CollectionItems {
  const requests: RequestInPlace[] = [];
  const tags = new Map<string, Tag>();
  const computed = new Set<string>();
  let scripts = 0;
  const stack: Open[] = [{ cursor: collection, scope, owners: [], names: [] }];
  for (let open = stack.pop(); open; open = stack.pop()) {
    const { cursor } = open;
    const found = readScripts(cursor.get('event'));
    scripts += found.count;
    for (const name of found.computed) computed.add(name);
    const folder = cursor.get('item').type === 'array' || cursor === collection;
    const request = cursor.get('request');
    const callable = request.type === 'object' || request.type === 'string';
    const name = nameOf(cursor);
    if (folder && callable) cursor.get('name').add('collection/item', { name });
    if (!folder && !callable) cursor.get('name').add('collection/no-request', { name });
    const inner =
      cursor === collection
        ? open.scope
        : open.scope.inside(readVariableList(cursor.get('variable'), secrets));
    if (callable) requests.push(located(open, request, name, inner));
    if (folder) stack.push(...children({ ...open, scope: inner }, collection, tags).reverse());
  }
  return { requests, tags, scripts, computed };
}

function located(open: Open, request: Cursor, name: string, scope: Scope): RequestInPlace {
  const { cursor, owners, names, folder } = open;
  const label = names.join('/');
  return {
    item: cursor,
    request,
    name,
    scope,
    owners,
    ...(folder && label !== '' && { folder: fact(label, folder.get('name').origin()) }),
  };
}

/** What is inside a folder, or the collection itself. */
function children(open: Open, collection: Cursor, tags: Map<string, Tag>): Open[] {
  const { cursor, scope, owners } = open;
  if (owners.length >= DEPTH) {
    cursor.get('name').add('collection/deep', { limit: DEPTH });
    return [];
  }
  const name = cursor === collection ? '' : nameOf(cursor);
  const names = name === '' ? open.names : [...open.names, name];
  if (name !== '') addTag(cursor, names, tags);
  const folder = name === '' ? open.folder : cursor;
  return cursor
    .get('item')
    .items()
    .flatMap((item): Open[] => {
      if (item.type !== 'object') {
        item.add('collection/no-request', { name: '' });
        return [];
      }
      return [
        { cursor: item, scope, owners: [cursor, ...owners], names, ...(folder && { folder }) },
      ];
    });
}

function addTag(cursor: Cursor, names: readonly string[], tags: Map<string, Tag>): void {
  const name = names.join('/');
  const description = readDescription(cursor.get('description'));
  const parent = names.slice(0, -1).join('/');
  const known = tags.get(name);
  tags.set(name, {
    name,
    ...(parent !== '' && { parent }),
    ...((known?.description ?? description?.value) !== undefined && {
      description: known?.description ?? description?.value ?? '',
    }),
    origins: [...(known?.origins ?? []), cursor.origin()],
  });
}

function nameOf(cursor: Cursor): string {
  const { value } = cursor.get('name');
  return typeof value === 'string' ? value.trim() : '';
}
