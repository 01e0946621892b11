/** Reads Insomnia exports: JSON in versions 3 and 4, YAML in version 5. */
import { maskedLine } from '../masked-line.js';
import type { Api } from '../../../model/api.js';
import { fact } from '../../../model/origin.js';
import type { Cursor } from '../../source/cursor.js';
import { has, own, type Root } from '../../source/root.js';
import { collectionApi } from '../collection/index.js';
import { searchScript } from '../collection/response.js';
import { SecretCount } from '../collection/secret.js';
import { readDescription } from '../collection/text.js';
import {
  Scope,
  variablesOf,
  type DeclaredVariable,
  type Variables,
} from '../collection/variables.js';
import { walkTree } from '../collection/walk.js';
import type { Format } from '../format.js';
import type { ReadOptions } from '../read-options.js';
import { scalarText } from '../collection/entries.js';
import { descriptionOf, insomniaScripts, insomniaRequest } from './request.js';
import { readExport, type InsomniaExport } from './resources.js';
import { templateText } from './template.js';
import { addNoRequest } from '../missing-key.js';
import { READING_LIMITS } from '../../../base/foundation/limits/reading.js';

const FORMAT = 'insomnia';

/** A collection, or a design document that contains one. Template tags and scripts are never run. */
export const INSOMNIA = {
  name: FORMAT,
  title: 'an Insomnia export',
  content: (root) => (has(root, 'type') ? ['/collection'] : ['/resources']),
  maskLine: maskedLine,
  kind: 'recording',
  detects: isExport,
  countEntries: countRequests,
  read(root: Cursor, options: ReadOptions): Api {
    const secrets = new SecretCount();
    const exported = readExport(root);
    const base = exported.base.flatMap((data) => [...valuesOf(data)]);
    const scope = Scope.of(
      variablesOf(base, secrets),
      options.variables ?? new Map(),
      exported.environments.map((data) => variablesOf(valuesOf(data), secrets)),
    );
    const { nodes, tags } = walkTree(root, treeOf(exported, secrets), scope);
    const requests = nodes.flatMap((place) => {
      const { node, name } = place;
      if (exported.childrenOf(node)) return [];
      if (exported.isRequest(node)) return [insomniaRequest(place, secrets)];
      addNoRequest(node, name, ['children', 'url', 'method']);
      return [];
    });
    for (const node of exported.lost)
      node.get('name').add('collection/circle', { name: scalarText(node.get('name')) ?? '' });
    const scripts = nodes.flatMap(({ node }) => insomniaScripts(node));
    const computed = scripts.flatMap((script) => searchScript(String(script.value)).computed);
    return collectionApi({
      format: FORMAT,
      root,
      options,
      secrets,
      computed: new Set(computed),
      requests,
      tags,
      scripts: scripts.length,
      info: infoOf(exported),
    });
  },
} satisfies Format;

function isExport(root: Root): boolean {
  const type = own(root, 'type');
  if (typeof type === 'string') return /^(?:collection|spec)\.insomnia\.rest\//.test(type);
  return own(root, '_type') === 'export' && Array.isArray(own(root, 'resources'));
}

function countRequests(root: Root): number {
  const list = own(root, 'resources') ?? own(root, 'collection');
  return isExport(root) && Array.isArray(list) ? list.length : 0;
}

function treeOf(exported: InsomniaExport, secrets: SecretCount) {
  return {
    cursorOf: (node: Cursor) => node,
    nameOf: (node: Cursor) => scalarText(node.get('name'))?.trim() ?? '',
    textOf: descriptionOf,
    variablesOf: (node: Cursor): Variables =>
      variablesOf(valuesOf(node.get('environment')), secrets),
    childrenOf: (node: Cursor) => exported.childrenOf(node),
  };
}

function infoOf({ title, description }: InsomniaExport): Pick<Api, 'title' | 'description'> {
  const name = title.text();
  const text = readDescription(description);
  return {
    ...(name !== undefined && { title: fact(name, title.origin()) }),
    ...(text && { description: text }),
  };
}

/** Returns the values of an environment. A value inside an object has its path as its name. */
function valuesOf(data: Cursor, prefix = '', depth = 0): DeclaredVariable[] {
  if (data.type !== 'object' || depth > READING_LIMITS.environmentDepth.most) return [];
  return data.entries().flatMap(([key, value]): DeclaredVariable[] => {
    // Insomnia stores these values encrypted, so they are skipped.
    if (key.startsWith('__insomnia')) return [];
    const name = prefix + key;
    const text = templateText(value);
    return text === undefined
      ? valuesOf(value, `${name}.`, depth + 1)
      : [{ name, text, place: value }];
  });
}
