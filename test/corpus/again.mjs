/**
 * Generates again from the OpenAPI document that a run has generated. All names must be the same.
 */

const MOST = 5;

/** The groups, operation names and type names that differ. */
export async function renamings({ files, names }, { resolveConfig, runPipeline }) {
  const { text } = files.find(({ path }) => path === 'openapi.json');
  const config = resolveConfig({ inputs: [], targets: { openapi: true } });
  const bytes = new TextEncoder().encode(text);
  const again = await runPipeline({
    files: [{ source: 'openapi.json', bytes }],
    overlays: [],
    config,
  });
  const kinds = [
    ['group', groupsOf(names), groupsOf(again.names)],
    ['parent', parentsOf(names), parentsOf(again.names)],
    ['label', labelsOf(names), labelsOf(again.names)],
    ['operation', names.operations, again.names.operations],
    ['type', typesOf(names), typesOf(again.names)],
  ];
  return kinds.flatMap(([kind, before, after]) => differences(kind, before, after));
}

function differences(kind, before, after) {
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  return keys
    .filter((key) => before.get(key) !== after.get(key))
    .slice(0, MOST)
    .map((key) => `${kind} of ${key}: ${before.get(key)} became ${after.get(key)}`);
}

function groupsOf({ groups }) {
  return new Map(groups.flatMap(({ name, endpoints }) => endpoints.map((key) => [key, name])));
}

function parentsOf({ groups }) {
  return new Map(groups.map(({ name, parent }) => [name, parent]));
}

/**
 * Maps each type name to itself: the ids of schemas may differ between the two runs, but the type
 * names may not.
 */
function typesOf({ schemas }) {
  return new Map([...schemas.values()].map((name) => [name, name]));
}

function labelsOf({ groups }) {
  return new Map(groups.map(({ name, label, slug }) => [name, `${label} (${slug})`]));
}
