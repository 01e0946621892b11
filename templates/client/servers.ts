/** The servers of the API, and the function that makes base URLs of them. */
import { code, ident, jsdoc, lit, type Code } from '../../src/emit/typescript/code.js';
import { object, property } from '../../src/emit/typescript/expression.js';
import { call, parameter } from '../../src/emit/typescript/function.js';
import { typeParameter } from '../../src/emit/typescript/generic.js';
import {
  constant,
  functionDeclaration,
  interfaceDeclaration,
  returns,
} from '../../src/emit/typescript/statement.js';
import {
  propertySignature,
  reference,
  typeLiteral,
  union,
} from '../../src/emit/typescript/type.js';
import type { Server, ServerVariable } from '../../src/model/api.js';
import type { ClientView, NamedServer } from './view.js';

/** `SERVERS`, `ServerVariables` and `server`; nothing where one URL is all there is. */
export function serverStatements(view: ClientView): readonly Code[] {
  const { named } = view.servers;
  if (named.length < 2 && named.every(({ server }) => server.variables.size === 0)) return [];
  return [serversConstant(named), variablesType(named, view), serverFunction(view)];
}

function serversConstant(named: readonly NamedServer[]): Code {
  const properties = named.map(({ name, server }) => {
    const stated = variablesOf(server).flatMap(([key, variable]) => {
      const value = defaultOf(variable);
      return value === undefined ? [] : [property(key, lit(value))];
    });
    const url = property('url', lit(server.url));
    return property(name, object([url, property('defaults', object(stated))]));
  });
  return constant({
    name: ident('SERVERS'),
    export: true,
    value: object(properties),
    comment: jsdoc('The servers of the API. `server` makes base URLs of them.'),
  });
}

function variablesType(named: readonly NamedServer[], view: ClientView): Code {
  const members = named.map(({ name, server }) => {
    const variables = variablesOf(server).map(([key, variable]) => variableMember(key, variable));
    const type =
      variables.length === 0
        ? view.runtimeType('NoArgs')
        : typeLiteral(variables, { broken: true });
    return propertySignature(name, type, { comment: jsdoc(server.description) });
  });
  return interfaceDeclaration({
    name: ident('ServerVariables'),
    export: true,
    members,
    comment: jsdoc('The variables of each server.'),
  });
}

function variableMember(name: string, variable: ServerVariable): Code {
  const { enum: values = [], description } = variable;
  const type = values.length === 0 ? code`string` : union(values.map((value) => lit(value)));
  const standard = defaultOf(variable);
  const optional = standard !== undefined;
  return propertySignature(name, optional ? union([type, code`undefined`]) : type, {
    optional,
    comment: jsdoc(description, optional && { tag: 'default', text: JSON.stringify(standard) }),
  });
}

function serverFunction(view: ClientView): Code {
  const [name, type, variables] = [ident('name'), ident('Name'), ident('variables')];
  const own = code`ServerVariables[${type}]`;
  return functionDeclaration({
    name: ident('server'),
    export: true,
    typeParameters: [typeParameter(type, { extends: code`keyof ServerVariables` })],
    parameters: [
      parameter({ name, type }),
      parameter({
        name: variables,
        rest: true,
        type: reference(view.runtimeType('VariablesOf'), [own]),
      }),
    ],
    returns: code`string`,
    body: [
      returns(call(view.runtime('serverUrl'), [code`SERVERS[${name}]`, code`${variables}[0]`])),
    ],
    comment: jsdoc(
      'The base URL of a server, for `createClient`.',
      'Variables that are left out have their defaults.',
    ),
  });
}

/** Those that stand in the URL. */
function variablesOf({ url, variables }: Server): [string, ServerVariable][] {
  const used = [...url.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
  return [...new Set(used)].map((name) => [name, variables.get(name) ?? {}]);
}

function defaultOf({ default: stated, enum: values = [] }: ServerVariable): string | undefined {
  return stated ?? values[0];
}
