/**
 * Generates `validators.ts`: functions that check values, each also exported as a Standard Schema.
 */
import { lowerFirst } from '../../../src/base/foundation/words.js';
import { append } from '../../../src/base/foundation/lists.js';
import {
  code,
  ident,
  jsdoc,
  lines,
  lit,
  type Code,
} from '../../../src/print/emit/typescript/code.js';
import { exportAll, moduleText } from '../../../src/print/emit/typescript/module.js';
import { memoizeByObject } from '../../../src/base/foundation/memo.js';
import type { Endpoint } from '../../../src/model/api.js';
import type { SchemaId } from '../../../src/model/schema.js';
import { fillingOf } from './fillers.js';
import { requestMediaType } from '../media-types.js';
import { validationOf } from './validation.js';
import {
  banner,
  operationName,
  importOwn,
  importOwnType,
  modulePlace,
  schemaType,
  type ServerView,
} from '../view.js';
import { operationKey } from '../../../src/print/typescript/operation-key.js';
import { mintName } from '../../../src/base/foundation/free-name.js';

const WHOLE = 'validators.ts';

/**
 * Returns the paths of `validators.ts` and of the files into which it is divided in large APIs.
 * Returns an empty list if there are no checks. `validators.ts` exports the checks of all these
 * files.
 */
export function validatorFiles(view: ServerView): string[] {
  const { declarations } = validationOf(view);
  const parts = [...declarations].flatMap(([file, some]) =>
    some.length > 0 && file !== WHOLE ? [file] : [],
  );
  const some = [...declarations.values()].some((one) => one.length > 0);
  return some ? [WHOLE, ...parts.sort()] : [];
}

export function validatorsFile(view: ServerView, file: string): string {
  const { declarations } = validationOf(view);
  const place = modulePlace(view, file);
  const parts = file === WHOLE ? validatorFiles(view).slice(1) : [];
  return moduleText({
    ...place,
    header: banner('Checks of requests and responses.'),
    body: [
      lines(parts.map((part) => exportAll(`./${view.root}/${part}`, place))),
      ...(declarations.get(file) ?? []),
      ...(standardSchemas(view).get(file) ?? []),
    ],
  });
}

/** The result is cached, because the names of Standard Schemas must be unique across files. */
const standardSchemas = memoizeByObject((view: ServerView) => {
  const { schemas, taken } = validationOf(view);
  const mint = createMint(taken);
  const created = new Map<string, Code[]>();
  const add = (file: string, some: readonly Code[]): void => {
    const known = created.get(file) ?? [];
    created.set(file, known);
    append(known, some);
  };
  for (const [id, check] of schemas) {
    const name = view.names.schemas.get(id) ?? '';
    add(view.checkFiles.schema(name), [namedSchema(view, id, check, mint)]);
  }
  for (const endpoint of view.api.endpoints) {
    const file = view.checkFiles.operation(operationName(view, endpoint));
    add(file, bodySchema(view, endpoint, mint));
  }
  return created;
});

/**
 * Returns the wanted name, or a variant of it if another export already uses it. `CheckPet` and
 * `Pet`, for example, would both become `checkPetSchema`.
 */
type Mint = (wanted: string) => string;

function createMint(taken: ReadonlySet<string>): Mint {
  const used = new Set(taken);
  return (wanted) => mintName(used, wanted);
}

function namedSchema(view: ServerView, id: SchemaId, check: Code, mint: Mint): Code {
  const type = view.names.schemas.get(id) ?? '';
  const name = mint(`${lowerFirst(type)}Schema`);
  return standardSchema(view, name, schemaType(view, id, 'write'), check, type);
}

/**
 * Returns the Standard Schema of a request body with an inline schema. Named schemas have their own
 * exports.
 */
function bodySchema(view: ServerView, endpoint: Endpoint, mint: Mint): Code[] {
  const [media, another] = endpoint.body?.media ?? [];
  if (media === undefined || another !== undefined || media.schema.kind === 'ref') return [];
  const check = validationOf(view).media.get(media);
  if (check === undefined) return [];
  const key = operationKey(endpoint);
  // The check does not add defaults. If the handler's type includes defaults, the type of a checked
  // value therefore differs from the handler's type.
  const isFilled = fillingOf(view).media.has(media);
  const type = isFilled
    ? requestMediaType(view, media, false)
    : code`${importOwnType(view, 'operations.ts', 'Operations')}[${lit(key)}]["body"]`;
  const name = mint(`${operationName(view, endpoint)}BodySchema`);
  return [standardSchema(view, name, type, check, `the body of ${key}`)];
}

function standardSchema(
  view: ServerView,
  name: string,
  type: Code,
  check: Code,
  what: string,
): Code {
  return code`
    ${jsdoc(`Checks ${what}.`)}
    export const ${ident(name)} = ${importOwn(view, 'runtime/standard.ts', 'standard')}<${type}>(${check});
  `;
}
