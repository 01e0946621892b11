/** Writes a zod schema for each named schema, and for the arguments and responses of operations. */
import {
  camelCase,
  clientCalls,
  clientTypes,
  code,
  demands,
  groupBy,
  ident,
  imported,
  importPath,
  lit,
  mintName,
  printed,
  schemaChecks,
  schemaComment,
  textFile,
  typescriptFile,
  wordsOf,
  type ClientCall,
  type ClientType,
  type Code,
  type OutputFile,
  type RenderInput,
} from '../../../kit.js';
import { runtimeFiles } from '../../kit/runtime-files.js';
import { datesOf } from './dates.js';
import { operationSchemas, type Declared } from './operations.js';
import { ZOD_FORMATS, type ZodOptions } from './options.js';
import { behindOthers, namedIn } from './order.js';
import { spell } from './spell.js';
import type { Spelling } from './spelling.js';
import { typeCollector, typeNames } from './types.js';
import { Weights } from './weight.js';

type ZodInput = RenderInput<ZodOptions>;

const SCHEMAS = 'schemas.ts';

/** Writes `schemas.ts`, a file for each group of operations, and runtime files with helpers that zod lacks. */
export function* renderZod(input: ZodInput): Generator<OutputFile> {
  const { options } = input;
  const taken = new Set<string>();
  const types = clientTypes(input).map(({ name }) => name);
  const constants = new Map(
    types.map((name) => [name, mintName(taken, constantName(name, new Set(types)))]),
  );
  const spelling = spellingOf(input, constants);
  const files: string[] = [];
  const written = function* (path: string, body: readonly Code[]): Generator<OutputFile> {
    if (body.length === 0) return;
    files.push(path);
    yield typescriptFile(input, path, body);
  };
  const weights = new Weights(spelling.nameOf);
  yield* written(SCHEMAS, namedSchemas(input, spelling, constants, weights));
  for (const [path, calls] of byFile(input)) {
    const all = calls.flatMap((call) =>
      operationSchemas(call, options.coerce ? input.api : undefined),
    );
    yield* written(
      path,
      all.map((one) => {
        const isLight = weights.measure(one.schema, one.direction);
        const name = ident(mintName(taken, one.name));
        return constant(name, { isDeclared: isLight, ...one }, spelling);
      }),
    );
  }
  yield typescriptFile(
    input,
    'index.ts',
    files.map(
      (path) => code`export * from ${lit(`./${path.replace(/\.ts$/, input.importExtension)}`)};`,
    ),
  );
  const declared = spelling.types.declarations();
  if (declared.length > 0) yield typescriptFile(input, 'types.ts', declared);
  yield* spelling.checks.files();
  for (const { path, text } of runtimeFiles('src/output/targets/zod')) {
    if (path === RUNTIME || spelling.used.has(path)) yield textFile(`runtime/${path}`, text);
  }
}

function spellingOf(input: ZodInput, constants: ReadonlyMap<string, string>): Spelling {
  const { api, options } = input;
  const nameOf = typeNames(input);
  const used = new Set<string>();
  const formats = options.formats === 'all' ? ZOD_FORMATS : options.formats;
  const named: ReadonlySet<string> = new Set([formats].flat());
  const dates = datesOf(api, options);
  return {
    api,
    nameOf,
    types: typeCollector(input, nameOf, dates),
    dates,
    constantOf: (name) => imported(constants.get(name) ?? name, importPath(input, SCHEMAS)),
    checks: schemaChecks(input, { formats, taken: new Set(constants.values()) }),
    demands: demands(input),
    isChecked: (format) => formats !== 'none' && (ALWAYS.has(format) || named.has(format)),
    defaults: options.defaults,
    used,
    support: (name) => {
      const file = HOMES.get(name) ?? RUNTIME;
      used.add(file);
      return imported(name, importPath(input, `runtime/${file}`));
    },
  };
}

const RUNTIME = 'zod.ts';

/** The runtime files that only some schemas need, by the name of the export. */
const HOMES: ReadonlyMap<string, string> = new Map([
  ...(['dateTime', 'day', 'anyDate', 'converted'] as const).map(
    (name) => [name, 'dates.ts'] as const,
  ),
  ['fromText', 'text.ts'],
]);

const ALWAYS: ReadonlySet<string> = new Set(['uuid', 'date', 'date-time']);

/**
 * Returns the name of the constant for a type: `userSchema` for `User`. A type `ErrorSchema` becomes `errorSchema`,
 * unless there is a type `Error`, which needs that name.
 */
function constantName(name: string, types: ReadonlySet<string>): string {
  const short = name.replace(/(?<=.)Schema$/, '');
  return `${lowerFirst(types.has(short) ? name : short)}Schema`;
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function namedSchemas(
  input: ZodInput,
  spelling: Spelling,
  constants: ReadonlyMap<string, string>,
  weights: Weights,
): Code[] {
  const types = new Map(clientTypes(input).map((one) => [one.name, one]));
  const named = new Map(
    [...types].map(([name, { schema, direction }]) => {
      const { all, hard } = namedIn(schema);
      const names = (ids: ReadonlySet<string>): string[] =>
        [...ids].flatMap((id) => spelling.nameOf(id, direction) ?? []);
      return [name, { all: names(all), hard: names(hard) }];
    }),
  );
  const order = behindOthers([...types.keys()], (name) => named.get(name) ?? NOTHING);
  const declared = new Set<string>();
  return order.flatMap((name) => {
    const type = types.get(name);
    if (type === undefined) return [];
    const isLight = weights.measure(type.schema, type.direction, name);
    const statement = constant(
      ident(constants.get(name) ?? name),
      { ...declaredBy(type), isDeclared: (one) => declared.has(one) && isLight(one) },
      spelling,
    );
    declared.add(name);
    return [statement];
  });
}

const NOTHING = { all: [], hard: [] };

function declaredBy({ id, name, schema, direction }: ClientType): Declared {
  return {
    ...{ name, schema, direction, hint: name },
    comment: schemaComment(schema, 'form'),
    whole: { schema, named: { kind: 'ref', id, origins: [] } },
  };
}

/**
 * Returns the statement that exports a schema. If the schema is only a reference, the referenced schema is exported
 * again under this name.
 */
function constant(
  name: Code,
  { schema, direction, hint, comment, isDeclared = () => true, whole, texts }: Declared,
  spelling: Spelling,
): Code {
  const position = { direction, hint, isDeclared, texts, ...(whole && { whole }) };
  const value = spell(schema, position, spelling);
  const isAlias = schema.kind === 'ref' && isDeclared(spelling.nameOf(schema.id, direction) ?? '');
  const initializer = isAlias
    ? value
    : code`/* @__PURE__ */ ${spelling.support('schema')}(() => ${value})`;
  return printed(code`
    ${comment}
    export const ${name} = ${initializer};
  `);
}

function byFile(input: ZodInput): Map<string, ClientCall[]> {
  const slugs = new Map(input.names.groups.map(({ name, slug }) => [name, slug]));
  return groupBy(clientCalls(input), ({ groupName }) => {
    const slug = slugs.get(groupName) ?? camelCase(wordsOf(groupName));
    return `operations/${slug}.ts`;
  });
}
