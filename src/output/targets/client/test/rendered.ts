/** Renders the files of a client for tests. */
import type { Api, SecurityScheme } from '../../../../model/api.js';
import type { Names } from '../../../../api/resolve/name-table.js';
import { fillOptions } from '../../../../base/shape/rule.js';
import { CLIENT_OPTIONS } from '../options.js';
import { renderClient } from '../render.js';
import { origin, type Fixture } from './models.js';

export function render({
  endpoints,
  schemas = {},
  schemes = {},
  ...more
}: Fixture): Map<string, string> {
  const named = Object.entries(endpoints);
  const api: Api = {
    servers: [{ url: 'https://api.test/v1', variables: new Map(), origins: [origin()] }],
    endpoints: named.map(([, one]) => one),
    webhooks: [],
    schemas: new Map(Object.entries(schemas)),
    securitySchemes: new Map(
      Object.entries(schemes).map(([id, kind]): [string, SecurityScheme] => [
        id,
        { ...kind, id, origins: [] },
      ]),
    ),
    tags: new Map(),
    extensions: new Map(),
    ...more.api,
  };
  const keys = api.endpoints.map(({ key }) => key);
  const names: Names = {
    operations: new Map(named.map(([name, { key }]) => [key, name])),
    groups: [{ name: 'Things', label: 'Things', slug: 'things', endpoints: keys }],
    groupOf: new Map(keys.map((key) => [key, 'Things'])),
    schemas: new Map(Object.keys(schemas).map((id) => [id, id])),
    schemes: new Map(Object.keys(schemes).map((id) => [id, id])),
  };
  const files = [
    ...renderClient({
      api,
      names,
      ledger: { elections: [], documents: [] },
      locate: ({ source }) => ({ line: source.length, column: 1 }),
      options: fillOptions(CLIENT_OPTIONS, more.options ?? {}),
      importExtension: more.importExtension ?? '.js',
      folder: 'generated/client',
      folderInOutput: 'client',
      templates: more.templates ?? {},
    }),
  ];
  return new Map(files.map(({ path, text }) => [path, text]));
}
