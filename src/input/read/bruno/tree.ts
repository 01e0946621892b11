/** Builds the tree of folders and requests in a Bruno collection, from its files or from the items of a single file. */
import type { Cursor } from '../../source/cursor.js';
import { readDescription } from '../collection/text.js';
import type { SecretCount } from '../collection/secret.js';
import { variablesOf, type DeclaredVariable, type Variables } from '../collection/variables.js';
import type { Tree } from '../collection/walk.js';
import { entriesOf, scalarText } from '../collection/entries.js';
import type { PlacedFile } from './files.js';
import { groupByDefined } from '../../../base/foundation/group.js';

/** A folder, a request, or the collection itself. */
export interface BrunoNode {
  /**
   * The request or folder: `{ info, http, docs, … }`. For a folder without a file, the cursor leads to a value that
   * does not exist.
   */
  readonly cursor: Cursor;
  readonly name: string;
  /** The values that all requests in a folder share: `{ headers, auth, variables }`. */
  readonly defaults: Cursor;
  readonly children?: () => readonly BrunoNode[];
}

/** Defines how folders and requests are nested in a Bruno collection. */
export function treeOf(secrets: SecretCount): Tree<BrunoNode> {
  return {
    cursorOf: ({ cursor }) => (cursor.get('info').exists ? cursor.get('info') : cursor),
    nameOf: ({ name }) => name,
    textOf: ({ cursor, children }) =>
      children &&
      (readDescription(cursor.get('docs')) ??
        readDescription(cursor.get('info').get('description'))),
    variablesOf: ({ defaults, cursor, children }) => {
      const own = children ? defaults.get('variables') : cursor.get('runtime').get('variables');
      return variablesIn(own, secrets);
    },
    childrenOf: ({ children }) => children?.(),
  };
}

/** Returns the node for a file, or for an item of a file. Items of a folder become its children. */
export function nodeOf(item: Cursor): BrunoNode {
  const name = nameOf(item);
  const defaults = item.get('request');
  const isFolder =
    item.get('items').type === 'array' || item.get('info').get('type').value === 'folder';
  if (!isFolder) return { cursor: item, name, defaults };
  return { cursor: item, name, defaults, children: () => entriesOf(item.get('items')).map(nodeOf) };
}

/**
 * Returns the nodes in a folder of a collection that consists of several files. Requests come before
 * folders, and both are in the order of `files`.
 */
export function nodesIn(files: readonly PlacedFile[], depth = 0): BrunoNode[] {
  const here = files.filter(({ folders, kind }) => folders.length === depth && kind === 'request');
  const below = groupByDefined(files, ({ folders }) => folders[depth]);
  const folders = [...below].flatMap(([folder, inside]): BrunoNode[] => {
    const own = inside.find(
      ({ kind, folders }) => kind === 'folder' && folders.length === depth + 1,
    );
    const cursor = own?.cursor ?? inside[0]?.cursor;
    if (!cursor) return [];
    const ownName = own ? nameOf(own.cursor) : '';
    const name = ownName === '' ? folder : ownName;
    // A folder without its own file has no defaults, so `defaults` and `cursor` lead to a value that does not exist.
    const defaults = own ? own.cursor.get('request') : cursor.get('').get('');
    const children = (): BrunoNode[] => nodesIn(inside, depth + 1);
    return [{ cursor: own ? cursor : cursor.get(''), name, defaults, children }];
  });
  return [...here.map(({ cursor }) => nodeOf(cursor)), ...folders];
}

function nameOf(item: Cursor): string {
  return scalarText(item.get('info').get('name'))?.trim() ?? '';
}

/**
 * Reads a list of variables: `[{ name, value, disabled, secret }]`. A value may also be an object
 * `{ type, data }`, or a list of values. From a list, the selected value is used.
 */
export function variablesIn(list: Cursor, secrets: SecretCount): Variables {
  const declared = entriesOf(list).flatMap((entry): DeclaredVariable[] => {
    const name = scalarText(entry.get('name'))?.trim() ?? '';
    const text = valueText(entry.get('value'));
    const isOff = entry.get('disabled').value === true || entry.get('enabled').value === false;
    if (name === '' || isOff || text === undefined) return [];
    return [{ name, text, secret: entry.get('secret').value === true, place: entry }];
  });
  return variablesOf(declared, secrets);
}

function valueText(value: Cursor): string | undefined {
  if (value.type === 'object') return scalarText(value.get('data'));
  if (value.type !== 'array') return scalarText(value);
  const all = entriesOf(value);
  const chosen = all.find((one) => one.get('selected').value === true) ?? all[0];
  return chosen && valueText(chosen.get('value'));
}
