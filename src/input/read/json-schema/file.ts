/** Reads a file that contains a JSON Schema and no API description. */
import { isPlainObject } from '../../../base/foundation/plain-object.js';
import type { Api } from '../../../model/api.js';
import { EMPTY_API } from '../../../model/empty-api.js';
import { fact } from '../../../model/origin.js';
import type { Cursor } from '../../source/cursor.js';
import { documentFacts } from '../document-facts.js';
import { withNamesOfOtherFiles } from './foreign-names.js';
import { readNamedSchemas, schemaContext } from './index.js';
import { jsonSchemaDialect } from './dialect.js';
import { schemaNameOf } from './table.js';
import type { Format } from '../format.js';
import type { ReadOptions } from '../read-options.js';
import { own, type Root } from '../../source/root.js';
import { References, type OpenFile } from '../references/reference.js';
import { markedName } from '../../../base/foundation/free-name.js';

const FORMAT = 'json-schema';

export const JSON_SCHEMA: Format = {
  name: FORMAT,
  title: 'a JSON Schema',
  kind: 'part',
  detects,
  read,
};

const SECTIONS = ['definitions', '$defs'];

/** Keywords that show that the root of the file is a schema, not only a container of schemas. */
const SCHEMA_KEYWORDS = [
  ...['type', 'properties', 'required', 'additionalProperties', 'patternProperties', 'items'],
  ...['prefixItems', 'allOf', 'anyOf', 'oneOf', 'enum', 'const', '$ref', 'not', 'if', 'format'],
];

function detects(root: Root): boolean {
  const dialect = own(root, '$schema');
  if (typeof dialect === 'string' && dialect.includes('json-schema.org/')) return true;
  return SECTIONS.some((section) => isPlainObject(own(root, section)));
}

function read(root: Cursor, options: ReadOptions, openFile?: OpenFile): Api {
  const [first = '$defs', ...others] = SECTIONS.filter((key) => root.has(key));
  const dialect = jsonSchemaDialect(root.get('$schema').text(), `/${first}`);
  const context = schemaContext(root.get(first), dialect, new References(root, openFile), options);
  const { table } = context;
  const named = { has: (name: string) => table.byName(name) !== undefined };
  const more = others.flatMap((section) => root.get(section).entries());
  for (const [name, place] of more) table.claim(place, markedName(name, named, '2'));
  const title = schemaNameOf(root.document.source, '');
  if (SCHEMA_KEYWORDS.some((keyword) => root.has(keyword)))
    table.claim(root, markedName(title, named, 'Root'));
  const api: Api = {
    ...EMPTY_API,
    title: fact(root.get('title').text() ?? title, { ...root.origin(), trust: 'inferred' }),
    schemas: readNamedSchemas(context),
    document: { ...documentFacts(root, FORMAT), complete: false },
  };
  return withNamesOfOtherFiles(api, table, root.document.source);
}
