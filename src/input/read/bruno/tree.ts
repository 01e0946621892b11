/** Folders and requests of a Bruno collection: from the tree of its files, and from the items of one file. */
import type { Cursor } from '../../source/cursor.js';
import { readDescription } from '../collection/text.js';
import type { SecretCount } from '../collection/secret.js';
import { variablesOf, type DeclaredVariable, type Variables } from '../collection/variables.js';
import type { Tree } from '../collection/walk.js';
import { entriesOf, scalarText } from '../collection/entries.js';
import type { PlacedFile } from './files.js';
import { groupByKnown } from '../../../base/foundation/group.js';

/** A folder, a request, or the collection itself. */
export interface BrunoNode {
  /** `{ info, http, docs, … }`, or the most informative part for a folder. */
  readonly cursor: Cursor;
  readonly name: string;
  /** The values that everything in a folder shares: `{ headers, auth, variables }`. */
  readonly defaults: Cursor;
  readonly children?: () => readonly BrunoNode[];
}

/** How collections of Bruno are nested. */
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

/** The node of a file, or of an item of a file; folders have their items. */
export function nodeOf(item: Cursor): BrunoNode {
  const name = nameOf(item);
  const defaults = item.get('request');
  const isFolder =
    item.get('items').type === 'array' || item.get('info').get('type').value === 'folder';
  if (!isFolder) return { cursor: item, name, defaults };
  return { cursor: item, name, defaults, children: () => entriesOf(item.get('items')).map(nodeOf) };
}

/**
 * The nodes in a folder of a collection that consists of several files: requests first, in the order in which Bruno
 * reads their names.
 */
export function nodesIn(files: readonly PlacedFile[], depth = 0): BrunoNode[] {
  const here = files.filter(({ folders, kind }) => folders.length === depth && kind === 'request');
  const below = groupByKnown(files, ({ folders }) => folders[depth]);
  const folders = [...below].flatMap(([folder, inside]): BrunoNode[] => {
    const own = inside.find(
      ({ kind, folders }) => kind === 'folder' && folders.length === depth + 1,
    );
    const cursor = own?.cursor ?? inside[0]?.cursor;
    if (!cursor) return [];
    const said = own ? nameOf(own.cursor) : '';
    const name = said === '' ? folder : said;
    // A folder without its own file has no defaults.
    const defaults = own ? own.cursor.get('request') : cursor.get('').get('');
    const children = (): BrunoNode[] => nodesIn(inside, depth + 1);
    return [{ cursor: own ? cursor : cursor.get(''), name, defaults, children }];
  });
  return [...here.map(({ cursor }) => nodeOf(cursor)), ...folders];
}

function nameOf(item: Cursor): string {
  return scalarText(item.get('info').get('name'))?.trim() ?? '';
}

/** Variables of a place: `[{ name, value, disabled, secret }]`, whose value may have a type, or be one of several. */
export function variablesIn(list: Cursor, secrets: SecretCount): Variables {
  const stated = entriesOf(list).flatMap((entry): DeclaredVariable[] => {
    const name = scalarText(entry.get('name'))?.trim() ?? '';
    const text = valueText(entry.get('value'));
    const isOff = entry.get('disabled').value === true || entry.get('enabled').value === false;
    if (name === '' || isOff || text === undefined) return [];
    return [{ name, text, secret: entry.get('secret').value === true, place: entry }];
  });
  return variablesOf(stated, secrets);
}

function valueText(value: Cursor): string | undefined {
  if (value.type === 'object') return scalarText(value.get('data'));
  if (value.type !== 'array') return scalarText(value);
  const all = entriesOf(value);
  const chosen = all.find((one) => one.get('selected').value === true) ?? all[0];
  return chosen && valueText(chosen.get('value'));
}
