/** Reads Bruno collections: folders of `.bru` or YAML files, or a single OpenCollection file. */
import { maskedLine } from '../masked-line.js';
import { isPlainObject } from '../../../base/foundation/plain-object.js';
import type { Api } from '../../../model/api.js';
import { fact } from '../../../model/origin.js';
import type { Cursor } from '../../source/cursor.js';
import { has, own, type Root } from '../../source/root.js';
import { collectionApi } from '../collection/index.js';
import { SecretCount } from '../collection/secret.js';
import { readDescription } from '../collection/text.js';
import { Scope, type Variables } from '../collection/variables.js';
import { walkTree } from '../collection/walk.js';
import type { Format } from '../format.js';
import { entriesOf } from '../collection/entries.js';
import { computedBy, scriptsOf, declaredItem } from '../opencollection/item.js';
import type { ReadOptions } from '../read-options.js';
import { brunoFileOf } from './detect.js';
import { collectionsOf, type CollectionFiles } from './files.js';
import { nodeOf, nodesIn, variablesIn, treeOf, type BrunoNode } from './tree.js';

const FORMAT = 'bruno';

/**
 * The format of the files in a Bruno collection. Their scripts are never run. The files do not contain the values of
 * secret variables, because Bruno does not write these values.
 */
export const BRUNO = {
  name: FORMAT,
  title: 'a file of a Bruno collection',
  content: (root) => (has(root, 'opencollection') ? ['/items'] : []),
  maskLine: maskedLine,
  kind: 'recording',
  isPlaced: true,
  detects: (root, source) => brunoFileOf(root, source) !== undefined,
  countEntries: countItems,
  readTogether: (roots, options) =>
    collectionsOf(roots).map((collection) => readCollection(collection, options)),
} satisfies Format;

function countItems(root: Root): number {
  if (isPlainObject(own(root, 'bru'))) return 1;
  const items = own(root, 'items');
  return typeof own(root, 'opencollection') === 'string' && Array.isArray(items) ? items.length : 0;
}

function readCollection({ files }: CollectionFiles, options: ReadOptions): Api {
  const secrets = new SecretCount();
  const tops = files.filter(
    ({ kind, folders }) => folders.length === 0 && (kind === 'collection' || kind === 'settings'),
  );
  const collectionFile = tops.find(({ kind }) => kind === 'collection')?.cursor;
  const settings = tops.find(({ kind }) => kind === 'settings')?.cursor;
  const root = settings ?? collectionFile ?? files[0]?.cursor;
  if (!root) throw new TypeError('a collection has a file');
  const defaults = (collectionFile ?? root.get('')).get('request');
  const scope = Scope.of(
    variablesIn(defaults.get('variables'), secrets),
    options.variables ?? new Map(),
    environmentsOf({ files }, collectionFile, secrets),
  );
  const children = (): BrunoNode[] => [
    ...(collectionFile ? entriesOf(collectionFile.get('items')).map(nodeOf) : []),
    ...nodesIn(files.filter(({ kind }) => kind === 'request' || kind === 'folder')),
  ];
  const top: BrunoNode = { cursor: root, name: '', defaults, children };
  const { nodes, tags } = walkTree(top, treeOf(secrets), scope);
  const requests = nodes
    .filter(({ node }) => !node.children)
    .map((place) => {
      const inherited = place.owners.map((owner) => owner.defaults);
      const { node, name: title, scope: inner, folder } = place;
      const item = { item: node.cursor, name: title, scope: inner, defaults: inherited, folder };
      return declaredItem(item, secrets);
    });
  const scripts = [
    ...(collectionFile ? [collectionFile] : []),
    ...nodes.map(({ node }) => node.cursor),
  ].flatMap(scriptsOf);
  const api = collectionApi({
    format: FORMAT,
    root,
    options,
    secrets,
    computed: computedBy(scripts),
    requests,
    tags,
    scripts: scripts.length,
    info: infoOf(settings ?? collectionFile, collectionFile),
  });
  const sources = files.map(({ cursor }) => cursor.document.source);
  const others = sources.filter((source) => source !== root.document.source).sort();
  return api.document && others.length > 0
    ? { ...api, document: { ...api.document, files: others } }
    : api;
}

function environmentsOf(
  { files }: CollectionFiles,
  collectionFile: Cursor | undefined,
  secrets: SecretCount,
): Variables[] {
  const own = files.filter(({ kind }) => kind === 'environment').map(({ cursor }) => cursor);
  const inside = collectionFile ? entriesOf(collectionFile.get('config').get('environments')) : [];
  return [...own, ...inside].map((one) => variablesIn(one.get('variables'), secrets));
}

function infoOf(
  named: Cursor | undefined,
  collectionFile: Cursor | undefined,
): Pick<Api, 'title' | 'version' | 'description'> {
  if (!named) return {};
  const info = named.get('info').exists ? named.get('info') : named;
  const name = info.get('name').text();
  // The version in `bruno.json` is not used, because it is the version of the file format.
  const version = named.get('info').get('version').text();
  const description = collectionFile && readDescription(collectionFile.get('docs'));
  return {
    ...(name !== undefined && { title: fact(name, info.get('name').origin()) }),
    ...(version !== undefined && { version: fact(version, info.get('version').origin()) }),
    ...(description && { description }),
  };
}
