/**
 * A program that asks the compiler for the types of handlers of a generated server, and compares
 * them with the model: parameters, bodies, and the body of each status.
 */
import type { Api, Body, Endpoint, Media, Parameter, Response } from '../../src/model/api.js';
import { mediaKind } from '../../src/print/typescript/signature-body.js';
import { operationKey } from '../../src/print/typescript/operation-key.js';
import { freeStatus, is, kindOf, KINDS, together, type Kind } from './kinds.js';

const HEAD = `${KINDS}
/** The answers of a status. */
export type At<Reply, Status> = Reply extends { status: infer S } ? (Status extends S ? Reply : never) : never;
/** The content of a response. */
export type Carried<Reply> = Reply extends unknown ? "body" extends keyof Reply ? Reply["body"] : undefined : never;
`;

const GROUPS = {
  path: 'params',
  query: 'query',
  querystring: 'query',
  header: 'headers',
  cookie: 'cookies',
} as const;

/**
 * The program.
 * @param api the API of the server
 * @param endpoints the endpoints to check
 */
export function serverProbe(api: Api, endpoints: readonly Endpoint[] = api.endpoints): string {
  if (endpoints.length === 0) return 'export {};\n';
  const types = 'import type { Ctx, Req, Res } from "./server/operations.js";';
  const handlers = endpoints.map((one, index) => handlerProbe(one, index, api));
  return [types, HEAD, ...handlers].join('\n');
}

function handlerProbe(endpoint: Endpoint, index: number, api: Api): string {
  const key = JSON.stringify(operationKey(endpoint));
  const [req, res] = [`Req${index}`, `Res${index}`];
  return [
    `export type ${req} = Req<${key}>;`,
    `export type ${res} = Exclude<Res<${key}>, Response>;`,
    is('known', `Ctx<${key}>["auth"]`),
    ...endpoint.parameters.map((one) =>
      is(parameterKind(one, api), `${req}["${GROUPS[one.in]}"][${JSON.stringify(one.name)}]`),
    ),
    is(bodyKind(endpoint.body, api), `${req}["body"]`),
    ...repliesOf(endpoint).map(([status, response]) =>
      is(replyKind(endpoint, response, api), `Carried<At<${res}, ${status}>>`),
    ),
  ].join('\n');
}

function parameterKind({ content, ...parameter }: Parameter, api: Api): Kind {
  const kind = content.kind === 'schema' ? kindOf(content.schema, api) : valueKind(content.media);
  const isThere = parameter.in === 'path' || parameter.required.value || kind === 'unknown';
  return isThere ? kind : together([{ kind }, { kind: 'undefined' }]);

  function valueKind({ type, schema }: Media): Kind {
    const read = mediaKind(type, schema);
    const isParsed = read === 'json' || (read === 'form' && parameter.in === 'querystring');
    return isParsed ? kindOf(schema, api) : 'known';
  }
}

/** The kind of the body for any of its media types. An optional body may also be undefined. */
function bodyKind(body: Body | undefined, api: Api): Kind {
  if (body === undefined) return 'undefined';
  if (body.media.length === 0) return 'unknown';
  const kinds = body.media.map(({ type, schema }): { kind: Kind } => {
    const read = mediaKind(type, schema);
    if (read === 'any') return { kind: 'unknown' };
    return { kind: read === 'json' || read === 'form' ? kindOf(schema, api) : 'known' };
  });
  return together(body.required.value ? kinds : [...kinds, { kind: 'undefined' }]);
}

/** A status for each response; for `default`, an undeclared status. */
function repliesOf({ responses }: Endpoint): [status: number, response: Response][] {
  const declared = new Set(responses.map(({ status }) => status));
  const classes = ['2XX', '3XX', '4XX', '5XX'].filter((one) => !declared.has(one as '2XX'));
  return responses.flatMap((response): [number, Response][] => {
    const { status } = response;
    const names = status === 'default' ? classes : [String(status)];
    const known =
      typeof status === 'number'
        ? status
        : names.map((name) => freeStatus(name, declared)).find((one) => one !== undefined);
    return known === undefined || known < 200 ? [] : [[known, response]];
  });
}

function replyKind({ method }: Endpoint, { status, bodyless, media }: Response, api: Api): Kind {
  if (bodyless || method === 'HEAD') return 'undefined';
  if (status === 204 || status === 205 || status === 304) return 'undefined';
  if (media.length === 0) return 'unknown';
  return together(
    media.map(({ type, schema }): { kind: Kind } => {
      const written = mediaKind(type, schema);
      if (written === 'any') return { kind: 'unknown' };
      return { kind: written === 'json' ? kindOf(schema, api) : 'known' };
    }),
  );
}
