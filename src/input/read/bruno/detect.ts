/**
 * Recognizes the files of a Bruno collection. They are written in Bruno's own language or in the YAML of
 * OpenCollection.
 */
import { isPlainObject } from '../../../base/foundation/plain-object.js';
import type { SourceId } from '../../../model/origin.js';
import { has, own, type Root } from '../../source/root.js';

export type BrunoFile =
  'collection' | 'folder' | 'environment' | 'request' | 'settings' | 'workspace';

const CALLS = ['http', 'graphql', 'grpc', 'websocket', 'script', 'app'];

/**
 * Returns the kind of a file, if it belongs to a Bruno collection.
 * @param source the path of the file, by which Bruno distinguishes folders and environments
 * @returns `undefined` for any other file
 */
export function brunoFileOf(root: Root, source: SourceId): BrunoFile | undefined {
  if (isPlainObject(own(root, 'bru'))) return fileOfName(source);
  if (typeof own(root, 'opencollection') === 'string') {
    const info = own(root, 'info');
    return isPlainObject(info) && own(info, 'type') === 'workspace' ? 'workspace' : 'collection';
  }
  if (isSettings(root)) return 'settings';
  const info = own(root, 'info');
  if (isPlainObject(info)) {
    const type = own(info, 'type');
    if (type === 'folder') return 'folder';
    return CALLS.some((key) => key === type && has(root, key)) ? 'request' : undefined;
  }
  const isEnvironment = Array.isArray(own(root, 'variables')) && has(root, 'name');
  return isEnvironment && isInEnvironments(source) ? 'environment' : undefined;
}

/** Returns true for `bruno.json`: `{ version: "1", name, type: "collection" }`. */
function isSettings(root: Root): boolean {
  return own(root, 'type') === 'collection' && has(root, 'version') && has(root, 'name');
}

function fileOfName(source: SourceId): BrunoFile {
  if (isInEnvironments(source)) return 'environment';
  if (/(?:^|\/)collection\.bru$/.test(source)) return 'collection';
  return /(?:^|\/)folder\.bru$/.test(source) ? 'folder' : 'request';
}

function isInEnvironments(source: SourceId): boolean {
  return /(?:^|\/)environments\/[^/]*$/.test(source);
}
