/**
 * Groups files by collection. A collection consists of every file below the folder that contains the collection file.
 */
import type { Cursor } from '../../source/cursor.js';
import { isPlainObject } from '../../../base/foundation/plain-object.js';
import type { SourceId } from '../../../model/origin.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import { brunoFileOf, type BrunoFile } from './detect.js';
import { groupBy } from '../../../base/foundation/group.js';

export interface PlacedFile {
  readonly kind: BrunoFile;
  /** The content of the file, in the structure of OpenCollection. */
  readonly cursor: Cursor;
  /** The names of the folders between the folder of the collection and the file. */
  readonly folders: readonly string[];
}

/** The files of one collection, sorted by name. */
export interface CollectionFiles {
  readonly files: readonly PlacedFile[];
}

/** Groups files by collection. Files that are not in the folder of any collection form one collection together. */
export function collectionsOf(roots: readonly Cursor[]): CollectionFiles[] {
  const whole = roots.filter(isWhole);
  const all = roots
    .filter((root) => !whole.includes(root))
    .map((root) => ({ root, source: root.document.source, kind: kindOf(root) }))
    .filter(({ kind }) => kind !== 'workspace')
    .sort((a, b) => byCodeUnit(a.source, b.source));
  const tops = new Set(
    all.flatMap(({ kind, source }) =>
      kind === 'collection' || kind === 'settings' ? [folderOf(source)] : [],
    ),
  );
  const groups = groupBy(all, ({ source }) => nearest(folderOf(source), tops));
  const alone = whole.map((cursor): CollectionFiles => {
    return { files: [{ kind: 'collection', cursor, folders: [] }] };
  });
  const parts = [...groups].map(([top, group]) => {
    const base = top ?? commonFolder(group.map(({ source }) => folderOf(source)));
    const files = group.map(({ root, source, kind }): PlacedFile => {
      const rest = folderOf(source).slice(base.length).split('/');
      const folders = rest.filter((part) => part !== '');
      return { kind, cursor: root.has('bru') ? root.get('bru') : root, folders };
    });
    return { files };
  });
  return [...alone, ...parts];
}

/**
 * Returns true for a file that contains a whole collection with its requests. No other file belongs to such a
 * collection.
 */
function isWhole(root: Cursor): boolean {
  const isNamed = /(?:^|\/)opencollection\.ya?ml$/.test(root.document.source);
  return !isNamed && kindOf(root) === 'collection' && root.get('items').type === 'array';
}

function kindOf(root: Cursor): BrunoFile {
  const { value, document } = root;
  return (isPlainObject(value) && brunoFileOf(value, document.source)) || 'request';
}

function nearest(folder: string, tops: ReadonlySet<string>): string | undefined {
  for (let at = folder; ; at = at.slice(0, at.lastIndexOf('/'))) {
    if (tops.has(at)) return at;
    if (!at.includes('/')) return tops.has('') ? '' : undefined;
  }
}

function folderOf(source: SourceId): string {
  return source.includes('/') ? source.slice(0, source.lastIndexOf('/')) : '';
}

/**
 * Returns the innermost folder that contains all given folders. A folder `environments` is replaced by its parent,
 * because it only contains environments.
 */
function commonFolder(folders: readonly string[]): string {
  const [first = '', ...others] = folders.map((one) => one.replace(/(?:^|\/)environments$/, ''));
  let common = first;
  for (const other of others) {
    while (common !== '' && other !== common && !other.startsWith(`${common}/`)) {
      common = common.includes('/') ? common.slice(0, common.lastIndexOf('/')) : '';
    }
  }
  return common;
}
