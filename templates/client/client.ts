/** The template `client/client`: `createClient`, and what it takes. */
import { access, code, ident, jsdoc, lit, type Code } from '../../src/emit/code.js';
import { object, property } from '../../src/emit/expression.js';
import { call, parameter } from '../../src/emit/function.js';
import {
  constant,
  functionDeclaration,
  interfaceDeclaration,
  returns,
} from '../../src/emit/statement.js';
import { propertySignature, union } from '../../src/emit/type.js';
import type { SecurityScheme } from '../../src/model/api.js';
import type { ClientScheme, ClientServer, ClientView } from './view.js';

/** `BASE_URL` where a server is stated, `Auth` where there are security schemes, `createClient`. */
export function clientTemplate(view: ClientView): readonly Code[] {
  const { server } = view;
  const credentials = view.schemes.filter(({ scheme }) => credentialOf(scheme) !== undefined);
  const statements: Code[] = [];
  if (server !== undefined) statements.push(baseUrl(server, view));
  if (credentials.length > 0) statements.push(authType(credentials, view));
  statements.push(optionsType(credentials.length > 0, view), factory(view));
  return statements;
}

function baseUrl({ url, trust, server }: ClientServer, view: ClientView): Code {
  const others = view.servers.map((one) => `- ${one.url}${describe(one)}`);
  const comment = jsdoc(
    `The server of the API${howKnown(trust, view.serverUse)}.`,
    server.description,
    others.length > 0 && `Others:\n${others.join('\n')}`,
  );
  return constant({ name: ident('BASE_URL'), export: true, value: lit(url), comment });
}

function howKnown(trust: ClientServer['trust'], use: ClientView['serverUse']): string {
  if (trust === 'inferred' || trust === 'assumed') return `. It is ${trust}: nobody declares it`;
  if (trust !== 'declared' || use.inferred === 0) return '';
  return `, declared for ${use.declared} operations and inferred for ${use.inferred}`;
}

function describe({ server }: ClientServer): string {
  const said = server.description ?? server.name;
  return said === undefined ? '' : `: ${said}`;
}

/** The runtime's function for a scheme, its first arguments, and the type of its credential. */
interface Credential {
  readonly make: string;
  readonly args: readonly Code[];
  readonly type: string;
  readonly comment: string;
}

/** Absent where the scheme takes no credential that a request could carry. */
function credentialOf(scheme: SecurityScheme): Credential | undefined {
  switch (scheme.kind) {
    case 'http': {
      const kind = scheme.scheme.toLowerCase();
      if (kind === 'basic') return { make: 'basic', args: [], type: 'Basic', comment: 'Basic.' };
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
        comment: `Key in the ${scheme.in} \`${scheme.name}\`.`,
      };
    case 'custom':
      return signed(`Signs requests by the scheme \`${scheme.type}\`.`);
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
  const members = schemes.flatMap(({ name, scheme }) => {
    const credential = credentialOf(scheme);
    if (credential === undefined) return [];
    const type = union([view.runtimeType(credential.type), code`undefined`]);
    const comment = jsdoc(
      credential.comment,
      scheme.description,
      scheme.deprecated === true && { tag: 'deprecated' },
    );
    return [propertySignature(name, type, { optional: true, readonly: true, comment })];
  });
  const comment = jsdoc('Credentials: give those that you have.');
  return interfaceDeclaration({ name: ident('Auth'), export: true, members, comment });
}

function optionsType(auth: boolean, view: ClientView): Code {
  const members: Code[] = [];
  if (view.baseUrlRequired) {
    members.push(
      propertySignature('baseUrl', view.runtimeType('BaseUrl'), {
        readonly: true,
        comment: jsdoc('Where the API is: no description says it for all operations.'),
      }),
    );
  }
  if (auth) {
    members.push(
      propertySignature('auth', union([ident('Auth'), code`undefined`]), {
        optional: true,
        readonly: true,
      }),
    );
  }
  return interfaceDeclaration({
    name: ident('ClientOptions'),
    export: true,
    extends: [view.runtimeType('SharedOptions')],
    members,
    comment: jsdoc('What a client is made of.'),
  });
}

function factory(view: ClientView): Code {
  const options = ident('options');
  const schemes = view.schemes.map(({ name, scheme }) => {
    const credential = credentialOf(scheme);
    if (credential === undefined) return property(name, call(view.runtime('transport'), []));
    const given = code`options.auth?${access(name)}`;
    return property(name, call(view.runtime(credential.make), [...credential.args, given]));
  });
  const args = [options, object(schemes)];
  if (view.server !== undefined) args.push(ident('BASE_URL'));
  const initial = view.baseUrlRequired ? {} : { default: object([]) };
  return functionDeclaration({
    name: ident('createClient'),
    export: true,
    comment: jsdoc(`A client of ${view.title}.`, view.description),
    parameters: [parameter({ name: options, type: ident('ClientOptions'), ...initial })],
    returns: view.runtimeType('Client'),
    body: [returns(call(view.runtime('makeClient'), args))],
  });
}
