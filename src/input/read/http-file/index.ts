/** Reads files of HTTP requests (`.http`, `.rest`). */
import { maskedLine } from '../masked-line.js';
import { isPlainObject } from '../../../base/foundation/plain-object.js';
import type { Api } from '../../../model/api.js';
import type { Cursor } from '../../source/cursor.js';
import { own, type Root } from '../../source/root.js';
import { SecretCount } from '../collection/secret.js';
import { collectionApi } from '../collection/index.js';
import { Scope, variablesOf, type DeclaredVariable } from '../collection/variables.js';
import type { Format } from '../format.js';
import { computedBy, scriptsOf, declaredItem } from '../opencollection/item.js';
import { entriesOf, scalarText } from '../collection/entries.js';
import type { ReadOptions } from '../read-options.js';

const FORMAT = 'http-file';

/**
 * The format of files with HTTP requests, for the HTTP client of JetBrains and the REST Client of VS Code. Scripts in
 * these files are never run, and files that they name are never opened.
 */
export const HTTP_FILE = {
  name: FORMAT,
  title: 'a file of HTTP requests',
  content: () => ['/httpFile/items'],
  maskLine: maskedLine,
  kind: 'recording',
  detects: (root) => isPlainObject(own(root, 'httpFile')),
  countEntries: countRequests,
  read(root: Cursor, options: ReadOptions): Api {
    const file = root.get('httpFile');
    const secrets = new SecretCount();
    const variables = entriesOf(file.get('variables')).map((entry): DeclaredVariable => ({
      name: scalarText(entry.get('name')) ?? '',
      text: scalarText(entry.get('value')) ?? '',
      place: entry,
    }));
    const environments = (options.environments ?? []).map((one) =>
      variablesOf(
        [...one].map(([name, text]) => ({ name, text, place: root })),
        secrets,
      ),
    );
    const scope = Scope.of(
      variablesOf(variables, secrets),
      options.variables ?? new Map(),
      environments,
    );
    const items = entriesOf(file.get('items'));
    const requests = items.map((item) => {
      const name = scalarText(item.get('info').get('name')) ?? '';
      return declaredItem({ item, name, scope, defaults: [] }, secrets);
    });
    const before = file.get('scripts').value;
    const inside = items.flatMap(scriptsOf);
    return collectionApi({
      format: FORMAT,
      root,
      options,
      secrets,
      computed: computedBy(inside),
      requests,
      tags: new Map(),
      scripts: inside.length + (typeof before === 'number' ? before : 0),
      info: {},
    });
  },
} satisfies Format;

function countRequests(root: Root): number {
  const file = own(root, 'httpFile');
  const items = isPlainObject(file) ? own(file, 'items') : undefined;
  return Array.isArray(items) ? items.length : 0;
}
