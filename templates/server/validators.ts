/** `validators.ts`: plain functions that check what is sent, and the same as Standard Schemas. */
import { code, ident, jsdoc, lit } from '../../src/emit/code.js';
import type { Code } from '../../src/emit/code.js';
import { call } from '../../src/emit/function.js';
import { moduleText } from '../../src/emit/module.js';
import { constant } from '../../src/emit/statement.js';
import type { Endpoint } from '../../src/model/api.js';
import type { SchemaId } from '../../src/model/schema.js';
import { validationOf } from './validation.js';
import {
  banner,
  operationKey,
  operationName,
  own,
  ownType,
  placeOf,
  schemaType,
  type ServerView,
} from './view.js';

/** The text of `validators.ts`; empty when nobody declares anything that could be checked. */
export function validatorsFile(view: ServerView): string {
  const { declarations, schemas, taken } = validationOf(view);
  if (declarations.length === 0) return '';
  const mint = createMint(taken);
  const named = [...schemas].map(([id, check]) => namedSchema(view, id, check, mint));
  const bodies = view.api.endpoints.flatMap((endpoint) => bodySchema(view, endpoint, mint));
  return moduleText({
    ...placeOf(view, 'validators.ts'),
    header: banner('Checks what is sent, and what is answered.'),
    body: [...declarations, ...named, ...bodies],
  });
}

/** Gives out a name that nothing in the file has: `CheckPet` and `Pet` would both lead to `checkPetSchema`. */
type Mint = (wanted: string) => string;

function createMint(taken: ReadonlySet<string>): Mint {
  const used = new Set(taken);
  return (wanted) => {
    let name = wanted;
    for (let count = 2; used.has(name); count++) name = `${wanted}${count}`;
    used.add(name);
    return name;
  };
}

function namedSchema(view: ServerView, id: SchemaId, check: Code, mint: Mint): Code {
  const type = view.names.schemas.get(id) ?? '';
  const name = mint(`${lowerFirst(type)}Schema`);
  return standardSchema(view, name, schemaType(view, id), check, type);
}

/** The body of an operation that is described in place; named ones stand above. */
function bodySchema(view: ServerView, endpoint: Endpoint, mint: Mint): Code[] {
  const [media, another] = endpoint.body?.media ?? [];
  if (media === undefined || another !== undefined || media.schema.kind === 'ref') return [];
  const check = validationOf(view).media.get(media);
  if (check === undefined) return [];
  const key = operationKey(endpoint);
  const type = code`${ownType(view, 'operations.ts', 'Operations')}[${lit(key)}]["body"]`;
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
  return constant({
    name: ident(name),
    export: true,
    comment: jsdoc(`Checks ${what}.`),
    value: call(own(view, 'runtime/standard.ts', 'standard'), [check], { typeArguments: [type] }),
  });
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
