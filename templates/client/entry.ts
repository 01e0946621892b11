/** Generates `index.ts`: all exports of the client. */
import { lines, type Code } from '../../src/print/emit/typescript/code.js';
import { exportAll, exportNames } from '../../src/print/emit/typescript/module.js';
import type { ClientView } from './view.js';

const VALUES: readonly string[] = [
  'ApiError',
  'ApiPromise',
  'ConnectionError',
  'isErrorOf',
  'limitResponse',
  'part',
  'streamOf',
];

/** The types of the runtime that users may need to name in their code. */
const TYPES: readonly string[] = [
  'AcceptOptions',
  'Accepted',
  'ApiErrorOf',
  'ApiKey',
  'BaseUrl',
  'BaseUrls',
  'Basic',
  'Binary',
  'BodyOf',
  'CallInfo',
  'Client',
  'CredentialRequest',
  'Failure',
  'Fetch',
  'HeadersWith',
  'Hooks',
  'Items',
  'NoArgs',
  'Outgoing',
  'Part',
  'PartDetails',
  'Reconnect',
  'Reply',
  'RequestOptions',
  'RetryOptions',
  'ServerSentEvent',
  'Signer',
  'Success',
  'Token',
];

/**
 * Exports the client, the operations and the types. A name of the runtime is exported as well,
 * unless an export of the client already has this name.
 */
export function clientIndex(view: ClientView): readonly Code[] {
  const { place } = view;
  const types = TYPES.filter((name) => !view.taken.has(name));
  const exports = [
    exportAll('./client.ts', place),
    ...view.groups.map(({ file }) => exportAll(file, place)),
    ...(view.types.length === 0 ? [] : [exportAll('./schemas.ts', place)]),
    exportNames(VALUES, './runtime/index.ts', place),
    exportNames(types, './runtime/index.ts', place, { type: true }),
  ];
  if (view.checks !== undefined) {
    const errors = ['RequestCheckError', 'ResponseCheckError'];
    const own = errors.filter((name) => !view.taken.has(name));
    exports.push(exportNames(own, './runtime/checked-value.ts', place));
    const finding = ['Finding'].filter((name) => !view.taken.has(name));
    exports.push(exportNames(finding, './runtime/checked-value.ts', place, { type: true }));
  }
  return [lines(exports)];
}
