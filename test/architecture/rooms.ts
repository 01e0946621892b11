/**
 * The rooms of the codebase: their folders, and the rooms that each of them may enter, that is,
 * import.
 */

/** The folders of `src`, and the rooms in them. `model` and `cli` are rooms themselves. */
export const GROUPS: Readonly<Record<string, readonly string[]>> = {
  base: ['foundation', 'diagnostics', 'shape', 'pattern'],
  input: ['source', 'read'],
  api: ['reconcile', 'account', 'overlay', 'resolve', 'compare', 'questions', 'pagination'],
  values: ['validation', 'sample', 'soundness'],
  print: ['emit', 'typescript', 'openapi'],
  output: ['kit', 'targets', 'files'],
  service: ['served', 'mock', 'verify'],
  run: ['config', 'pipeline'],
};

/**
 * Room → the rooms that it may import, lowest first. A room is a folder of a group or of
 * `templates`, or one file of a folder whose files have little in common. A room that may import
 * another room may also import the rooms in it. Imports of types count. An inner room may import
 * everything that its outer room may import, and the files of the outer room. `*` is any folder.
 */
export const ROOMS: Readonly<Record<string, readonly string[]>> = {
  // Every room but the runtimes may enter this one.
  foundation: [],
  model: [],
  emit: [],
  'emit/layout': [],
  'emit/typescript': ['emit/layout'],
  'emit/json': ['emit/layout', 'emit/typescript'],
  'emit/markdown': [],
  'emit/html': ['emit/markdown'],
  'emit/description': ['emit/html', 'emit/markdown'],
  pattern: [],
  diagnostics: ['model'],
  'diagnostics/catalog': [],
  // Rules of options as data. Everything with options uses them.
  shape: ['diagnostics', 'model'],

  source: ['diagnostics', 'model'],
  'source/references': [],
  'source/files': ['source/references'],
  'source/json': [],
  'source/yaml': ['source/json'],
  'source/http': [],
  'source/bru': ['source/http'],

  // Checks values against schemas.
  validation: ['pattern', 'model'],

  read: ['source', 'diagnostics', 'model'],
  'read/references': [],
  'read/infer': [],
  'read/review': ['read/infer', 'validation'],
  'read/json-schema': ['read/references', 'validation'],
  'read/openapi': ['read/json-schema', 'read/references', 'read/infer'],
  'read/openapi/swagger2': [],
  'read/openapi/openapi3': [],
  // Collections of requests, of every tool.
  'read/collection': ['read/infer'],
  'read/collection/merge': [],
  'read/opencollection': ['read/collection'],
  'read/traffic': ['read/infer'],
  // Formats of collections and recordings do not import each other.
  'read/*': ['read/opencollection', 'read/collection', 'read/traffic', 'read/infer'],

  reconcile: ['openapi', 'diagnostics', 'model'],
  'reconcile/ledger': [],
  'reconcile/match': ['reconcile/ledger'],
  'reconcile/merge': ['reconcile/match', 'reconcile/ledger'],
  'reconcile/servers': ['reconcile/match', 'reconcile/ledger'],

  // Looks up every fact of the documents in the merged API. It may not use the code that merges.
  account: ['reconcile', 'diagnostics', 'model'],

  compare: ['validation', 'model'],
  'compare/snapshot': [],
  'compare/schema': ['compare/snapshot'],

  resolve: ['diagnostics', 'model'],
  'resolve/names': ['emit/typescript'],
  'resolve/schemas': ['pattern'],
  'resolve/inline': ['resolve/names', 'resolve/schemas', 'emit/typescript'],
  'resolve/wire': [],

  files: ['diagnostics', 'emit'],
  'files/handlers': [],

  sample: ['validation', 'pattern', 'model'],
  // Proves that the merged API accepts what the documents accept.
  soundness: ['sample', 'validation', 'model'],
  openapi: ['model'],
  overlay: ['openapi', 'pattern', 'read', 'resolve', 'source', 'diagnostics', 'model'],
  // Questions for a person, and the overlay action of each answer.
  questions: [...['typescript', 'openapi', 'reconcile', 'source', 'diagnostics', 'model', 'emit']],
  // Pagination of operations: for clients, docs and others.
  pagination: ['model'],
  typescript: ['resolve', 'pattern', 'model', 'emit/typescript', 'emit/json'],

  'templates/*': ['questions', 'pagination', 'typescript', 'sample', 'resolve', 'model', 'emit'],
  'templates/docs/html': ['templates/docs/schema', 'templates/docs/try-it'],
  'templates/docs/schema': [],
  'templates/docs/try-it': ['templates/docs/samples'],
  // Samples serialize parameters with the code of the client.
  'templates/docs/samples': ['templates/client/runtime'],
  // Copied into projects unchanged: they may import nothing from outside.
  'templates/*/runtime': [],

  // The kit for targets and templates, both built-in and custom.
  kit: [
    'questions',
    ...['templates', 'openapi', 'pagination', 'typescript', 'sample', 'pattern', 'shape'],
    ...['resolve', 'reconcile', 'diagnostics', 'model', 'emit'],
  ],

  // Items of streams. The mock uses them, too.
  'kit/stream-samples': ['typescript', 'sample', 'model'],

  targets: [
    ...['kit', 'questions', 'shape', 'typescript', 'resolve', 'reconcile', 'diagnostics', 'model'],
    'emit',
  ],
  'targets/client': ['pagination', 'templates'],
  'targets/server': ['templates'],
  'targets/docs': ['templates', 'pagination', 'compare'],
  'targets/openapi': ['openapi'],
  // The client as a package that can be published.
  'targets/package': ['targets/client'],
  // Other targets do not import each other.
  'targets/*': [],
  'targets/*/runtime': [],

  'config/config': ['targets', 'shape', 'source', 'read', 'resolve', 'diagnostics', 'model'],
  'config/check': ['config/config', 'targets', 'shape', 'source', 'diagnostics', 'model'],
  'config/apis': ['config/config', 'config/check', 'diagnostics', 'model'],
  'config/project': ['config/config', 'targets', 'source', 'diagnostics'],
  'config/user-code': [],
  'config/json-code': ['diagnostics', 'model', 'foundation'],
  'config/load': [
    ...['config/json-code', 'config/user-code', 'emit/typescript', 'source', 'diagnostics'],
  ],

  'pipeline/render': [
    ...[
      'config/config',
      'config/user-code',
      'targets',
      'kit',
      'shape',
      'diagnostics',
      'emit',
      'model',
    ],
  ],
  'pipeline/traffic': [
    ...['config/config', 'overlay', 'read', 'reconcile', 'resolve', 'source', 'verify'],
    ...['diagnostics', 'model'],
  ],
  'pipeline/earlier': ['config/config', 'kit', 'source', 'diagnostics', 'model'],
  'pipeline/named-documents': ['model'],
  'pipeline/declared-relations': ['pipeline/named-documents', 'model'],
  'pipeline/idle-entries': [
    ...[
      'config/config',
      'overlay',
      'pipeline/named-documents',
      'pipeline/declared-relations',
      'reconcile',
      'diagnostics',
      'model',
    ],
  ],
  // The start of a run, and the type of a stage.
  'pipeline/input': [
    ...['config/config', 'pipeline/earlier', 'resolve', 'source', 'diagnostics', 'model', 'emit'],
  ],
  'pipeline/stage': ['config/config', 'pipeline/input', 'resolve', 'diagnostics'],
  'pipeline/stages': [
    ...['pipeline/input', 'pipeline/stage', 'pipeline/earlier', 'pipeline/idle-entries'],
    ...[
      'pipeline/named-documents',
      'pipeline/declared-relations',
      'pipeline/render',
      'pipeline/traffic',
      'config/config',
      'kit',
    ],
    ...['overlay', 'questions', 'read', 'reconcile', 'resolve', 'source', 'diagnostics', 'model'],
    ...['emit', 'account', 'soundness'],
  ],
  'pipeline/last-defence': ['pipeline/stage', 'pipeline/stages', 'source', 'diagnostics'],
  'pipeline/generate': [
    ...[
      'pipeline/input',
      'pipeline/stage',
      'pipeline/stages',
      'pipeline/last-defence',
      'kit',
      'reconcile',
      'resolve',
      'account',
    ],
    'questions',
    // Only for the budget of a run.
    'pattern',
    ...['source', 'diagnostics', 'model', 'emit'],
  ],
  'pipeline/snapshot': ['read', 'resolve', 'source', 'diagnostics', 'model'],
  'pipeline/inspect': [
    ...[
      'account',
      'pagination',
      'pipeline/generate',
      'reconcile',
      'source',
      'diagnostics',
      'model',
    ],
  ],
  // The lock file does not use the model, and name resolution does not use files. This room
  // connects them.
  'pipeline/name-lock': ['files', 'resolve', 'emit'],
  'pipeline/write': [
    ...['pipeline/generate', 'pipeline/name-lock', 'compare', 'files', 'resolve', 'diagnostics'],
  ],

  index: [
    ...['pipeline/generate', 'pipeline/write', 'config/config', 'files', 'compare'],
    ...['reconcile', 'resolve', 'source', 'diagnostics', 'model', 'emit'],
  ],
  // Runs the generated code, with the runtime of servers.
  served: ['templates', 'typescript', 'resolve', 'model'],
  mock: [
    ...['served', 'pagination', 'templates', 'typescript', 'sample', 'resolve', 'model'],
    'kit/stream-samples',
  ],
  // Compares recorded exchanges with the served API.
  verify: ['served', 'read', 'resolve', 'model'],
  'verify/suggest': ['openapi'],
  cli: [
    ...['pipeline', 'config', 'targets', 'files', 'compare', 'resolve', 'source'],
    ...['diagnostics', 'model', 'emit'],
  ],
  // The configuration of a user imports `restitch`, so the code that loads configurations needs its
  // exports.
  'cli/job': ['index', 'kit'],
  'cli/local-server': [],
  'cli/diff': ['cli/job'],
  'cli/generate': ['account', 'cli/job', 'cli/diff'],
  'cli/watch': ['cli/job', 'cli/generate'],
  'cli/init': ['cli/job', 'questions', 'read', 'typescript'],
  'cli/mock': ['cli/job', 'cli/local-server', 'cli/watch', 'mock'],
  'cli/settle': [
    'cli/job',
    'questions',
    'overlay',
    'files',
    'pipeline',
    'emit',
    'source',
    'diagnostics',
    'model',
    'pipeline/named-documents',
  ],
  'cli/verify': ['cli/job', 'verify', 'overlay', 'read', 'source', 'diagnostics', 'emit'],
  'cli/record': [
    ...['cli/job', 'cli/local-server', 'read', 'source', 'files', 'validation', 'diagnostics'],
    'model',
  ],
  'cli.ts': ['cli'],
};

/**
 * Inner rooms that the files of their outer room must not import, because the inner room is built
 * on these files.
 */
export const UPSTAIRS = ['read/openapi/swagger2', 'read/openapi/openapi3', 'templates/docs/html'];

/** Rooms that run a runtime, besides copying it into projects. */
const RUNS: ReadonlySet<string> = new Set(['served', 'templates/docs/samples']);

/** Rooms that are entered by their `index.ts` alone. */
export const DOORS = [
  ...['emit/layout', 'emit/json', 'source/yaml', 'read/review', 'read/postman', 'pattern'],
  ...[
    'read/openapi/swagger2',
    'read/openapi/openapi3',
    'compare',
    'compare/schema',
    'files',
    'sample',
  ],
  ...['overlay', 'reconcile', 'cli/init', 'cli/watch', 'mock', 'verify'],
];

/** A path without `src` and without the folder of its group. */
export function withinGroup(path: string): string {
  const [source, group = '', ...rest] = path.split('/');
  if (source !== 'src') return path;
  return (Object.hasOwn(GROUPS, group) ? rest : [group, ...rest]).join('/');
}

/** The folder of a room, from the root of the repository. */
export function folderOf(room: string): string {
  const [outer = ''] = room.split('/');
  if (outer === 'templates') return room;
  const group = Object.keys(GROUPS).find((one) => GROUPS[one]?.includes(outer));
  return ['src', ...(group === undefined ? [] : [group]), room].join('/');
}

/** The innermost room that contains a file. */
export function roomOf(path: string): string {
  if (path === 'src/cli.ts') return 'cli.ts';
  const [file = '', ...folders] = outwards(withinGroup(path).replace(/\.ts$/, ''));
  return ROOMS[file] ? file : (folders.find((room) => rowOf(room)) ?? path);
}

/** The key of the table for a room. */
export function keyOf(room: string): string {
  return ROOMS[room] ? room : room.replace(/^(read|targets|templates)\/[^/]+/, '$1/*');
}

function rowOf(room: string): readonly string[] | undefined {
  return ROOMS[keyOf(room)];
}

/** A room, and the rooms that contain it, innermost first. */
function outwards(room: string): string[] {
  const parts = room.split('/');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('/'));
}

/** True if one room is another, or is in it. */
export function isWithin(inner: string, outer: string): boolean {
  return inner === outer || inner.startsWith(outer + '/');
}

/** The rooms that a room may enter by its own row and by those of the rooms around it. */
export function rowsOf(room: string): string[] {
  if (isSealed(room)) return [];
  return outwards(room).flatMap((outer) => rowOf(outer) ?? []);
}

function isSealed(room: string): boolean {
  return room.endsWith('/runtime');
}

/** Whether files of a room may import files of another. */
export function mayEnter(from: string, to: string): boolean {
  if (from === to) return true;
  if (isSealed(from)) return false;
  if (isSealed(to)) return RUNS.has(from);
  if (to === 'foundation' || isWithin(from, to)) return true;
  if (isWithin(to, from)) return !(UPSTAIRS.includes(to) && outwards(to)[1] === from);
  return rowsOf(from).some((row) => isWithin(to, row));
}
