/** Compares generated names with the names and tags of a document. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const WORK = join(import.meta.dirname, 'work');

/**
 * Bundles the module that recognizes machine-generated names, because it is not an entry of the
 * build.
 */
async function judge() {
  mkdirSync(WORK, { recursive: true });
  const outfile = join(WORK, `machine-names-${process.pid}.mjs`);
  await build({
    entryPoints: [join(import.meta.dirname, '../../src/api/resolve/names/machine-names.ts')],
    ...{ bundle: true, format: 'esm', platform: 'node', outfile },
  });
  return import(pathToFileURL(outfile));
}

const { isMachineMade } = await judge();

/** Letters and digits only: separators do not matter. */
const bare = (text) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '');

/**
 * Compares names with operationIds, and groups with tags.
 * @returns the number of operationIds, how many of them are machine-generated, and the others
 *   whose words the name lacks;
 *   for a document whose operations all have tags also how many operations have another group
 *   than their first tag
 */
export function namesOf({ api, names }) {
  const lost = [];
  let ids = 0;
  let machines = 0;
  for (const endpoint of api.endpoints) {
    const { key, operationId, aliases } = endpoint;
    const id = operationId?.value ?? aliases[0];
    if (id === undefined) continue;
    ids++;
    const name = names.operations.get(key) ?? '';
    if (isMachineMade({ ...endpoint, operationId: { value: id, origins: [] } })) machines++;
    else if (!bare(name).includes(bare(id))) lost.push(`${id} → ${name} (${key})`);
  }
  return { ids, machines, lost, ...tagsOf(api, names) };
}

function tagsOf({ endpoints }, { groups, groupOf }) {
  const tagged = endpoints.filter(({ tags }) => tags.length > 0);
  if (endpoints.length === 0 || tagged.length < endpoints.length) return {};
  const tagOf = new Map(groups.map(({ name, tag }) => [name, tag ?? '']));
  const folded = (tag) =>
    tag
      .trim()
      .toLowerCase()
      .replace(/[\s_-]+/g, ' ');
  const wrong = tagged.flatMap(({ key, tags: [{ value }] }) => {
    const group = groupOf.get(key);
    return folded(tagOf.get(group)) === folded(value) ? [] : [`${key}: ${value} → ${group}`];
  });
  return { tagged: tagged.length, untagged: wrong };
}
