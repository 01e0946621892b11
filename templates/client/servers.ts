/**
 * Generates the constants for the servers of the API, and the function that builds base URLs from
 * them.
 */
import { code, jsdoc, lit, type Code } from '../../src/print/emit/typescript/code.js';
import { object, property } from '../../src/print/emit/typescript/expression.js';
import { propertySignature, typeLiteral, union } from '../../src/print/emit/typescript/type.js';
import type { Server, ServerVariable } from '../../src/model/api.js';
import type { ClientView, NamedServer } from './view.js';

/**
 * Generates `SERVERS`, `ServerVariables` and `server`; empty if the API has only one server and its
 * URL has no variables.
 */
export function serverStatements(view: ClientView): readonly Code[] {
  const { named } = view.servers;
  if (named.length < 2 && named.every(({ server }) => server.variables.size === 0)) return [];
  return [serversConstant(named), variablesType(named, view), serverFunction(view)];
}

function serversConstant(named: readonly NamedServer[]): Code {
  const properties = named.map(({ name, server }) => {
    const defaults = variablesOf(server).flatMap(([key, variable]) => {
      const value = defaultOf(variable);
      return value === undefined ? [] : [property(key, lit(value))];
    });
    const url = property('url', lit(server.url));
    return property(name, object([url, property('defaults', object(defaults))]));
  });
  return code`
    ${jsdoc('The servers of the API. `server` builds base URLs from them.')}
    export const SERVERS = ${object(properties)};
  `;
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
  return code`
    ${jsdoc('The variables of each server.')}
    export interface ServerVariables {
      ${members};
    }
  `;
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
  const comment = jsdoc(
    'The base URL of a server, for `createClient`.',
    'Omitted variables have their defaults.',
  );
  const variables = view.runtimeType('VariablesOf');
  return code`
    ${comment}
    export function server<Name extends keyof ServerVariables>(
      name: Name,
      ...variables: ${variables}<ServerVariables[Name]>
    ): string {
      return ${view.runtime('serverUrl')}(SERVERS[name], variables[0]);
    }
  `;
}

function variablesOf({ url, variables }: Server): [string, ServerVariable][] {
  const used = [...url.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
  return [...new Set(used)].map((name) => [name, variables.get(name) ?? {}]);
}

function defaultOf({ default: stated, enum: values = [] }: ServerVariable): string | undefined {
  return stated ?? values[0];
}
