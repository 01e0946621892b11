/** The call of an endpoint with the generated client: a module that compiles. */
import { code, ident, imported } from '../../src/emit/code.js';
import type { Code } from '../../src/emit/code.js';
import { awaited, object, property } from '../../src/emit/expression.js';
import { call } from '../../src/emit/function.js';
import { moduleText, type ModulePlace } from '../../src/emit/module.js';
import { constant } from '../../src/emit/statement.js';
import type { Api } from '../../src/model/api.js';
import type { Signature } from '../../src/typescript/signature.js';
import { sample } from './sample.js';

/** Where the generated client is, from the root of the output. */
const CLIENT = './client/index.ts';

/** The names that the example itself uses. */
const OURS = new Set(['client', 'result']);

/**
 * A call with all that must be passed, and nothing else.
 * `client` is free in it: the client that `createClient` makes.
 * @param place where the page stands, so that the import leads from there to the client
 */
export function callExample(signature: Signature, api: Api, place: ModulePlace): string {
  const { name } = signature;
  const target = imported(name, CLIENT, OURS.has(name) ? { alias: `${name}Operation` } : {});
  const given = argumentsOf(signature, api);
  const args = given.length === 0 ? [] : [object(given)];
  const value = awaited(call(target, [code`client`, ...args]));
  const statement = constant({ name: ident('result'), value });
  return moduleText({ body: [statement], ...place });
}

function argumentsOf({ arguments: all, body }: Signature, api: Api): Code[] {
  const given = all
    .filter(({ required }) => required)
    .map(({ name, schema, parameter }) => property(name, sample(schema, parameter.name, api)));
  const [choice] = body?.choices ?? [];
  if (body?.required === true && choice) {
    given.push(property('body', sample(choice.media.schema, 'body', api)));
  }
  return given;
}
