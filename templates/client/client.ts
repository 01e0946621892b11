/** Generates `createClient` and the type of its options. */
import { append } from '../../src/base/foundation/lists.js';
import {
  access,
  code,
  ident,
  jsdoc,
  lit,
  type Code,
} from '../../src/print/emit/typescript/code.js';
import { array, call, object, property } from '../../src/print/emit/typescript/expression.js';
import { propertySignature, reference, union } from '../../src/print/emit/typescript/type.js';
import { writesAuthorization } from '../../src/model/security/credential-carrier.js';
import type { SecurityScheme } from '../../src/model/api.js';
import { isWeak } from '../../src/model/origin.js';
import { serverStatements } from './servers.js';
import type { ClientScheme, ClientServer, ClientServers, ClientView } from './view.js';

/**
 * Generates `BASE_URL` if a server is declared, `BASE_PATH` if the server has only a path,
 * `SERVERS`, `Auth` if there are security schemes, and `createClient`.
 */
export function clientTemplate(view: ClientView): readonly Code[] {
  const { standard, basePath } = view.servers;
  const credentials = view.schemes.filter(({ scheme }) => credentialOf(scheme) !== undefined);
  const statements: Code[] = [];
  if (standard !== undefined) statements.push(baseUrl(standard, view));
  if (basePath !== undefined) statements.push(basePathConstant(basePath));
  append(statements, serverStatements(view));
  if (credentials.length > 0) statements.push(authType(credentials, view));
  statements.push(optionsType(credentials.length > 0, view), factory(view));
  return statements;
}

function baseUrl({ url, trust, server }: ClientServer, view: ClientView): Code {
  const { use } = view.servers;
  const comment = jsdoc(`The server of the API${howKnown(trust, use)}.`, server.description);
  return code`
    ${comment}
    export const BASE_URL = ${lit(url)};
  `;
}

function basePathConstant(path: string): Code {
  return code`
    ${jsdoc('The path of the API. No description declares its host.')}
    export const BASE_PATH = ${lit(path)};
  `;
}

function howKnown(trust: ClientServer['trust'], use: ClientServers['use']): string {
  if (isWeak(trust)) return `, ${trust}: no description declares it`;
  if (trust !== 'declared' || use.inferred === 0) return '';
  return `, declared for ${use.declared} operations and inferred for ${use.inferred}`;
}

/**
 * How the credential of a security scheme is passed: the runtime function, its first arguments, and
 * the type of the credential.
 */
interface Credential {
  readonly make: string;
  readonly args: readonly Code[];
  readonly type: string;
  readonly comment: string;
}

/**
 * Returns how the credential of a security scheme is passed; `undefined` if the client cannot add
 * the credential to a request, as for mutual TLS.
 */
function credentialOf(scheme: SecurityScheme): Credential | undefined {
  switch (scheme.kind) {
    case 'http': {
      const kind = scheme.scheme.toLowerCase();
      if (kind === 'basic')
        return {
          make: 'basic',
          args: [],
          type: 'Basic',
          comment: 'HTTP Basic: user name and password.',
        };
      if (kind !== 'bearer') return signed(`HTTP authentication scheme \`${scheme.scheme}\`.`);
      const format = scheme.bearerFormat === undefined ? '' : ` (${scheme.bearerFormat})`;
      return { make: 'bearer', args: [], type: 'Token', comment: `Bearer token${format}.` };
    }
    case 'oauth2':
      return { make: 'bearer', args: [], type: 'Token', comment: 'OAuth 2.0 access token.' };
    case 'openIdConnect':
      return { make: 'bearer', args: [], type: 'Token', comment: 'OpenID Connect token.' };
    case 'apiKey':
      return {
        make: 'apiKey',
        args: [lit(scheme.in), lit(scheme.name)],
        type: 'ApiKey',
        comment: writesAuthorization(scheme)
          ? 'The whole value of the header `Authorization`. It is sent unchanged, so include a word such as `Bearer` if the API requires it.'
          : `Key in the ${scheme.in} \`${scheme.name}\`.`,
      };
    case 'custom':
      return signed(`Signs requests with the scheme \`${scheme.type}\`.`);
    case 'mutualTLS':
      return undefined;
    default:
      return scheme satisfies never;
  }
}

function signed(comment: string): Credential {
  return { make: 'signer', args: [], type: 'Signer', comment };
}

function authType(schemes: readonly ClientScheme[], view: ClientView): Code {
  const members = schemes.flatMap(({ name, scheme, onlyTo }) => {
    const credential = credentialOf(scheme);
    if (credential === undefined) return [];
    const type = union([view.runtimeType(credential.type), code`undefined`]);
    const comment = jsdoc(
      credential.comment,
      scheme.description,
      onlyTo !== undefined && `${sentTo(onlyTo)}, unless you pass another \`baseUrl\`.`,
      scheme.deprecated === true && { tag: 'deprecated' },
    );
    return [propertySignature(name, type, { optional: true, readonly: true, comment })];
  });
  return code`
    ${jsdoc('Credentials. Set those that you have.')}
    export interface Auth {
      ${members};
    }
  `;
}

function sentTo(origins: readonly string[]): string {
  return origins.length === 0
    ? 'Not sent to any declared server'
    : `Sent only to ${origins.join(', ')}`;
}

function optionsType(takesCredentials: boolean, view: ClientView): Code {
  const auth = takesCredentials && code`readonly auth?: Auth | undefined`;
  const baseUrl = baseUrlOption(view);
  const shared = view.runtimeType('SharedOptions');
  const comment = jsdoc('The options of `createClient`.');
  // Linters reject an interface that adds no members, so this is a type alias.
  if (!baseUrl && !auth)
    return code`
    ${comment}
    export type ClientOptions = ${shared};
  `;
  return code`
    ${comment}
    export interface ClientOptions extends ${shared} {
      ${baseUrl};
      ${auth};
    }
  `;
}

/**
 * Returns the option `baseUrl`. If operations have different servers, the option accepts a base URL
 * for each server, because a single URL would be wrong for some operations.
 */
function baseUrlOption(view: ClientView): Code | undefined {
  const { called, basePath } = view.servers;
  const needed = called.filter(({ complete }) => !complete);
  const optional = needed.length === 0;
  if (called.length > 1) {
    const stated = union(called.map(({ url }) => lit(url)));
    const must = needed.length === 0 ? [] : [union(needed.map(({ url }) => lit(url)))];
    const urls = reference(view.runtimeType('BaseUrls'), [stated, ...must]);
    return propertySignature('baseUrl', optional ? union([urls, code`undefined`]) : urls, {
      readonly: true,
      optional,
      comment: jsdoc(
        'The operations have several servers. To replace them, pass a URL for each, or a function from the declared URL to the one to use.',
        !optional && 'Servers without a declared host are required.',
      ),
    });
  }
  if (optional) return undefined;
  const comment =
    basePath === undefined
      ? jsdoc('The base URL of the API. Required, because no description declares a server.')
      : jsdoc(
          'The base URL of the API. Required, because no description declares its host. `BASE_PATH` is appended, unless the URL ends with it.',
        );
  return propertySignature('baseUrl', view.runtimeType('BaseUrl'), { readonly: true, comment });
}

function factory(view: ClientView): Code {
  const schemes = view.schemes.map(({ name, scheme, onlyTo }) => {
    const credential = credentialOf(scheme);
    if (credential === undefined) return property(name, call(view.runtime('transport'), []));
    const given = code`options.auth?${access(name)}`;
    const created = call(view.runtime(credential.make), [...credential.args, given]);
    if (onlyTo === undefined) return property(name, created);
    const origins = array(onlyTo.map((origin) => lit(origin)));
    return property(name, call(view.runtime('onlyTo'), [origins, created]));
  });
  const args: Code[] = [code`options`];
  const { standard, basePath, called } = view.servers;
  if (standard !== undefined) args.push(ident('BASE_URL'));
  else if (basePath !== undefined) args.push(ident('BASE_PATH'));
  if (schemes.length > 0) {
    if (args.length === 1) args.push(code`undefined`);
    args.push(call(view.runtime('credentials'), [object(schemes)]));
  }
  const initial = called.every(({ complete }) => complete) && code` = {}`;
  return code`
    ${jsdoc(`A client of ${view.title}.`, view.description)}
    export function createClient(options: ClientOptions${initial}): ${view.runtimeType('Client')} {
      return ${view.runtime('makeClient')}(${args});
    }
  `;
}
