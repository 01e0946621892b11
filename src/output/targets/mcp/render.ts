/** Writes the tools, the service that provides them, and a program that serves them over standard input and output. */
import {
  acceptedCredentials,
  argumentsJsonSchema,
  clientCalls,
  clientExport,
  code,
  expression,
  mintName,
  ident,
  imported,
  importPath,
  jsdoc,
  lit,
  pathTemplate,
  plainLine,
  printed,
  textFile,
  typescriptFile,
  type ClientCall,
  type Code,
  type Json,
  type OutputFile,
  type RenderInput,
} from '../../../kit.js';
import { runtimeFiles } from '../../kit/runtime-files.js';
import type { McpOptions } from './options.js';
import { quoted, quotedSchema } from './words.js';

type McpInput = RenderInput<McpOptions>;

const RUNTIME = 'runtime/server.ts';

/** Matches an import of one runtime file in another. In the output, its file extension depends on the project. */
const OWN_IMPORT = /(from "\.\/[\w-]+)\.js";$/gm;

/** Writes `tools.ts`, `index.ts`, `stdio.ts` and the runtime files. */
export function* renderMcp(input: McpInput): Generator<OutputFile> {
  const calls = clientCalls(input).filter(canBeCalled);
  const taken = new Set([
    'read_answer',
    'search_operations',
    'describe_operation',
    'call_operation',
  ]);
  const client = clientExport('Client', { type: true });
  const tool = imported('OperationTool', importPath(input, 'runtime/tool.ts'), { type: true });
  const shared = new Map<string, Json>();
  const operationTool = imported('operationTool', importPath(input, 'runtime/tool.ts'));
  const tools = calls.map(
    (call) => code`${operationTool}(${toolOf(call, toolName(call.name, taken), input, shared)})`,
  );
  // If there are no operations, the parameter is unused. Its underscore prevents a compiler error.
  const parameter = ident(tools.length === 0 ? '_client' : 'client');
  yield typescriptFile(input, 'tools.ts', [
    printed(schemasOf(shared)),
    printed(code`
      ${jsdoc('The operations as tools.', { tag: 'param', text: 'client made by `createClient`' })}
      export function operationTools(${parameter}: ${client}): readonly ${tool}[] {
        return [${tools}];
      }
    `),
  ]);
  yield typescriptFile(input, 'index.ts', indexOf(input));
  yield typescriptFile(input, 'stdio.ts', [
    code`export const served = ${imported('serveStdio', '@modelcontextprotocol/server/stdio')}(${imported('createService', importPath(input, 'index.ts'))}().connect);`,
  ]);
  for (const { path, text } of runtimeFiles('src/output/targets/mcp')) {
    const spelled = text.replace(OWN_IMPORT, `$1${input.importExtension}";`);
    yield textFile(`runtime/${path}`, spelled);
  }
}

/**
 * Returns true if JSON arguments suffice to call an operation. File uploads are excluded, and so are event streams,
 * because they do not end.
 */
function canBeCalled({ signature: { body }, endpoint }: ClientCall): boolean {
  const types = endpoint.responses.flatMap(({ media }) => media.map(({ type }) => type));
  if (types.some((type) => /^text\/event-stream\b/i.test(type))) return false;
  if (body?.required !== true) return true;
  return body.choices.some(({ kind }) => kind === 'json' || kind === 'form' || kind === 'text');
}

/** Returns an unused name for a tool. It has letters, digits and `_`, and at most 64 characters. */
function toolName(name: string, taken: Set<string>): string {
  return mintName(taken, name.replace(/[^A-Za-z0-9_]/g, '_').slice(0, 60));
}

/** Writes the named schemas once for all tools. Repeating them in each tool would make the file many times larger. */
function schemasOf(shared: ReadonlyMap<string, Json>): Code {
  const rows = [...shared].map(([name, schema]) =>
    expression.property(name, expression.json(quotedSchema(schema))),
  );
  return code`
    ${jsdoc('The schemas that arguments refer to, by their names.')}
    export const SCHEMAS: Readonly<Record<string, unknown>> = ${expression.object(rows)};
  `;
}

/**
 * Writes the tool for an operation.
 * @param shared receives the named schemas that the arguments refer to
 */
function toolOf(
  call: ClientCall,
  name: string,
  { api }: McpInput,
  shared: Map<string, Json>,
): Code {
  const { endpoint, signature, group, argument, run } = call;
  const { method } = endpoint;
  const isReading = method === 'GET' || method === 'HEAD' || method === 'QUERY';
  const summary = endpoint.summary?.value;
  const words = [summary, endpoint.description?.value].flatMap((text) => text ?? []);
  const description = words.length === 0 ? '' : `The API says: ${quoted(words.join(' — '), 700)}`;
  const choice =
    signature.body?.choices.find(({ kind }) => kind === 'json') ?? signature.body?.choices[0];
  const type = signature.body?.selectable === true ? choice?.types[0] : undefined;
  const args =
    type === undefined
      ? code`args as never`
      : code`{ ...args, contentType: ${lit(type)} } as never`;
  const given =
    argument === 'none' ? code`client, {}, { signal }` : code`client, ${args}, { signal }`;
  const flag = (value: boolean): Code => expression.json(value);
  return expression.object([
    expression.property('name', lit(name)),
    expression.property('title', lit(summary === undefined ? name : quoted(summary, 80))),
    expression.property('call', lit(`${method} ${plainLine(pathTemplate(endpoint))}`)),
    expression.property('description', lit(description)),
    expression.property('group', lit(plainLine(group))),
    expression.property(
      'inputSchema',
      expression.json(quotedSchema(argumentsJsonSchema(signature, api, shared))),
    ),
    expression.property(
      'annotations',
      expression.object([
        expression.property('readOnlyHint', flag(isReading)),
        expression.property('destructiveHint', flag(!isReading && method !== 'POST')),
        expression.property(
          'idempotentHint',
          flag(isReading || method === 'PUT' || method === 'DELETE'),
        ),
      ]),
    ),
    expression.property(
      'run',
      argument === 'none'
        ? code`(_args, signal) => ${run}(${given}).result()`
        : code`(args, signal) => ${run}(${given}).result()`,
    ),
  ]);
}

function indexOf(input: McpInput): Code[] {
  const { api, options } = input;
  const title = plainLine(api.title?.value ?? 'API');
  const prefix = constantCase(options.prefix ?? title);
  const schemes = schemesOf(input);
  const environment = schemes.map(({ property }) => property(prefix));
  const names = schemes.flatMap(({ variables }) => variables(prefix));
  const service = imported('ToolService', importPath(input, RUNTIME), { type: true });
  return [
    code`
      ${jsdoc(
        'The API as tools. Credentials and the address come from the environment alone, never from an agent.',
        [`${prefix}_BASE_URL`, ...names].map((name) => `- \`${name}\``).join('\n'),
        { tag: 'param', text: 'client another client, for tests' },
      )}
      export function createService(client: ${clientExport('Client', { type: true })} = environmentClient()): ${service} {
        return ${imported('toolService', importPath(input, RUNTIME))}(${imported('operationTools', importPath(input, 'tools.ts'))}(client), {
          name: ${lit(title.slice(0, 100))},
          version: ${lit(plainLine(api.version?.value ?? '0').slice(0, 50))},
          schemas: ${imported('SCHEMAS', importPath(input, 'tools.ts'))},
          direct: ${expression.json(options.direct)},
        });
      }
    `,
    code`
      function environmentClient(): ${clientExport('Client', { type: true })} {
        const env: Readonly<Record<string, string | undefined>> = process.env;
        const baseUrl = env[${lit(`${prefix}_BASE_URL`)}];
        return ${clientExport('createClient')}({
          ...(baseUrl === undefined ? {} : { baseUrl }),
          ${schemes.length > 0 && code`auth: { ${environment} },`}
        } as never);
      }
    `,
    code`export type { ToolService } from ${lit(`./${RUNTIME.replace(/\.ts$/, input.importExtension)}`)};`,
  ];
}

interface SchemeWords {
  readonly property: (prefix: string) => Code;
  readonly variables: (prefix: string) => readonly string[];
}

/** Returns the security schemes whose credential is one string, or two strings for HTTP Basic. */
function schemesOf({ api, names }: McpInput): SchemeWords[] {
  const used = new Map(
    api.endpoints.flatMap((endpoint) =>
      acceptedCredentials(endpoint, api).flatMap((some) =>
        some.map(({ scheme }) => [scheme.id, scheme] as const),
      ),
    ),
  );
  return [...used].flatMap(([id, scheme]): SchemeWords[] => {
    if (scheme.kind === 'mutualTLS' || scheme.kind === 'custom') return [];
    const name = names.schemes.get(id) ?? id;
    const isBasic = scheme.kind === 'http' && scheme.scheme.toLowerCase() === 'basic';
    const own = constantCase(name);
    const of = (variable: string): Code => code`env[${lit(variable)}]`;
    if (!isBasic) {
      const variable = (prefix: string): string => `${prefix}_${own}`;
      return [
        {
          variables: (prefix) => [variable(prefix)],
          property: (prefix) => expression.property(name, of(variable(prefix))),
        },
      ];
    }
    const both = (prefix: string): [string, string] => [
      `${prefix}_${own}_USERNAME`,
      `${prefix}_${own}_PASSWORD`,
    ];
    return [
      {
        variables: both,
        property: (prefix) => {
          const [user, password] = both(prefix);
          const login = code`{ username: ${of(user)} ?? "", password: ${of(password)} ?? "" }`;
          return expression.property(name, code`${of(user)} === undefined ? undefined : ${login}`);
        },
      },
    ];
  });
}

/** Converts a text to the name of an environment variable with ASCII letters and digits: `PET_STORE`. */
function constantCase(text: string): string {
  const words = text.replace(/([a-z0-9])([A-Z])/g, '$1 $2').match(/[A-Za-z0-9]+/g) ?? ['api'];
  const joined = words.join('_').toUpperCase().slice(0, 60);
  return /^\d/.test(joined) ? `API_${joined}` : joined;
}
