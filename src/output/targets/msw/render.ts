/** Writes a handler for each operation, and a list of all handlers. */
import {
  responseSample,
  baseUrl,
  clientCalls,
  code,
  expression,
  dereference,
  groupBy,
  ident,
  imported,
  importPath,
  isJsonMediaType,
  isStreamed,
  isValueOf,
  jsdoc,
  lastPage,
  lit,
  paginationOf,
  printed,
  streamItemSamples,
  textFile,
  typescriptFile,
  urlText,
  type ClientCall,
  type Code,
  type OutputFile,
  type RenderInput,
} from '../../../kit.js';
import { runtimeFiles } from '../../kit/runtime-files.js';
import type { MswOptions } from './options.js';

type MswInput = RenderInput<MswOptions>;

const RUNTIME = 'runtime/handler.ts';

/** Writes a file for each group, `index.ts` with all handlers, and the runtime file. */
export function* renderMsw(input: MswInput): Generator<OutputFile> {
  const calls = clientCalls(input);
  const fileOf = new Map(input.names.groups.map(({ name, slug }) => [name, `${slug}.ts`]));
  const groups = groupBy(
    calls,
    ({ groupName }) => `handlers/${fileOf.get(groupName) ?? 'other.ts'}`,
  );
  for (const [path, some] of groups) {
    yield typescriptFile(
      input,
      path,
      some.map((call) => handlerOf(call, input)),
    );
  }
  yield typescriptFile(input, 'index.ts', [
    ...[...groups].map(([path, some]) => exported(input, path, some)),
    code`export type { Answering, AnswerOf, Asked, HandlerOptions, OperationHandler, PartOf } from ${lit(place(RUNTIME, input))};`,
    allHandlers(calls, groups, input),
  ]);
  for (const { path, text } of runtimeFiles('src/output/targets/msw'))
    yield textFile(`runtime/${path}`, text);
}

function place(path: string, { importExtension }: MswInput): string {
  return `./${path.replace(/\.ts$/, importExtension)}`;
}

function exported(input: MswInput, path: string, calls: readonly ClientCall[]): Code {
  return code`export { ${calls.map(({ typeName }) => ident(`on${typeName}`))} } from ${lit(place(path, input))};`;
}

/** Returns every handler with its generated response, in the order in which paths are matched. */
function allHandlers(
  calls: readonly ClientCall[],
  groups: ReadonlyMap<string, readonly ClientCall[]>,
  input: MswInput,
): Code {
  const fileOf = new Map(
    [...groups].flatMap(([path, some]) => some.map((call) => [call, path] as const)),
  );
  const type = (name: string, from: string): Code => imported(name, from, { type: true });
  const all = calls.map((call) => {
    const handler = imported(`on${call.typeName}`, importPath(input, fileOf.get(call) ?? ''));
    return code`${handler}(undefined, options)`;
  });
  // If there are no operations, the parameter is unused. Its underscore prevents a compiler error.
  const parameter = ident(calls.length === 0 ? '_options' : 'options');
  return code`
    ${jsdoc(
      'Handlers for the whole API that respond with generated values. Put handlers of a test before them.',
      {
        tag: 'example',
        text: 'const server = setupServer(...handlers());\nserver.use(onListPets({ status: 500 }));',
      },
    )}
    export function handlers(${parameter}: ${type('HandlerOptions', importPath(input, RUNTIME))} = {}): ${type('HttpHandler', 'msw')}[] {
      return [${all}];
    }
  `;
}

function handlerOf(call: ClientCall, input: MswInput): Code {
  const { endpoint, typeName, reply } = call;
  const names = endpoint.path.flatMap((parts) =>
    parts.flatMap((part) => (part.kind === 'parameter' ? [part.name] : [])),
  );
  const types = names.length === 0 ? code`<${reply}, never>` : code`<${reply}, ${unionOf(names)}>`;
  const handler = imported('OperationHandler', importPath(input, RUNTIME), { type: true });
  const make = imported('operationHandler', importPath(input, RUNTIME));
  const data = expression.object([
    expression.property('method', lit(endpoint.method)),
    expression.property('basePath', lit(basePath(baseUrl(endpoint, input.api)))),
    expression.property('path', lit(pathExpression(endpoint.path))),
    expression.property('names', expression.json(names)),
    expression.property('replies', code`[${repliesOf(call, input)}]`),
  ]);
  return printed(code`
    ${jsdoc(endpoint.summary?.value, `${endpoint.method} ${pathText(endpoint.path)}`)}
    export const ${ident(`on${typeName}`)}: ${handler}${types} = /* @__PURE__ */ ${make}(${data});
  `);
}

function unionOf(names: readonly string[]): Code {
  const [first = '', ...others] = [...new Set(names)];
  return others.reduce((union, name) => code`${union} | ${lit(name)}`, lit(first));
}

/** Returns the path of a server's URL, without the host. */
function basePath(url: string): string {
  return url.replace(/^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/]*/i, '').replace(/\/$/, '');
}

type Path = ClientCall['endpoint']['path'];

function pathText(path: Path): string {
  return path
    .map(
      (parts) =>
        `/${parts.map((part) => (part.kind === 'literal' ? part.text : `{${part.name}}`)).join('')}`,
    )
    .join('');
}

/**
 * Returns a regular expression for a path. Literal segments match plain or percent-encoded, and each parameter is a
 * group.
 */
function pathExpression(path: Path): string {
  const parts = path.map((some) =>
    some.map((part) => (part.kind === 'parameter' ? '([^/]+?)' : literal(part.text))).join(''),
  );
  return parts.map((part) => `/${part}`).join('');
}

/** Returns an expression that matches each character both plain and percent-encoded, because programs send either. */
function literal(text: string): string {
  return [...text]
    .map((character) => {
      const encoded = urlText(character);
      const plain = character.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
      return encoded === character ? plain : `(?:${plain}|${encoded})`;
    })
    .join('');
}

/** Returns the responses of an operation. Successful ones come first, because the first response is the default. */
function repliesOf({ endpoint }: ClientCall, { api, options }: MswInput): Code[] {
  const rank = ({ status }: { readonly status: unknown }): number =>
    /^2/.test(String(status)) ? 0 : status === 'default' ? 1 : 2;
  const paging = paginationOf(endpoint, api);
  const sorted = [...endpoint.responses].sort((a, b) => rank(a) - rank(b));
  return sorted.map(({ status, media }) => {
    const json = media.find(({ type }) => isJsonMediaType(type)) ?? media[0];
    const generated = json && responseSample(json, api, { seed: options.seed ?? 0 });
    // A generated list has only one page, because a generated cursor would lead to the same page forever.
    const sample =
      json && generated !== undefined && paging
        ? lastPage(generated, paging, (one) => isValueOf(one, json.schema, { api }, 'read'))
        : generated;
    const isJson = json !== undefined && isJsonMediaType(json.type);
    const isTextual = isJson || typeof sample === 'string';
    const { kind } = json ? dereference(json.schema, api) : { kind: undefined };
    const isPrintable = sample !== undefined && isTextual && kind !== 'binary';
    const body =
      json && isStreamed(json)
        ? streamItemSamples(json, api, { seed: options.seed ?? 0 })
        : isPrintable
          ? sample
          : undefined;
    return expression.object([
      expression.property('status', expression.json(status)),
      ...(json ? [expression.property('contentType', lit(concrete(json.type)))] : []),
      ...(body !== undefined
        ? [expression.property('body', code`() => (${expression.json(body)})`)]
        : []),
    ]);
  });
}

function concrete(type: string): string {
  if (!type.includes('*')) return type;
  return type.startsWith('text/') ? 'text/plain' : 'application/json';
}
