/**
 * Generates actions of an OpenAPI Overlay for facts that no document declares, such as the type of a parameter. Users
 * complete the actions to declare these facts.
 */
import type { Gap, GapActions, Unknowns } from '../../../../templates/docs/view.js';
import { jsonPathLiteral, operationPathsIn, yamlText } from '../../../api/questions/index.js';
import type { Api, Endpoint, Media } from '../../../model/api.js';
import type { Json } from '../../../model/schema.js';
import { isSuccess } from '../../../model/status.js';

/**
 * The maximum number of actions for each kind of undeclared fact. A longer list would hide the rest of the page, and a
 * few actions suffice to show the pattern.
 */
const MOST_ACTIONS = 20;

/**
 * Returns overlay actions for each kind of undeclared fact. The actions contain placeholder values that users must
 * replace.
 * @returns for each kind of undeclared fact, a YAML list of actions; an empty text if there is no such fact
 */
export function gapActions(unknowns: Omit<Unknowns, 'actions'>, api: Api): GapActions {
  const pathOf = operationPathsIn(api);
  const [scheme = 'NAME_OF_SCHEME'] = api.securitySchemes.keys();
  const operation = ({ key }: Endpoint): string => pathOf(key);
  // If an operation has its own servers, those of the API do not apply to it, so the action targets the operation.
  const serversTarget = (endpoint: Endpoint): string =>
    endpoint.servers.length > 0 ? operation(endpoint) : '$';
  const each = (endpoints: readonly Endpoint[], action: (one: Endpoint) => Json): string =>
    listed(endpoints.map(action));
  return {
    parameters: listed(unknowns.parameters.map(parameterAction)),
    bodies: each(unknowns.bodies, (endpoint) => bodyAction(endpoint, operation(endpoint))),
    responses: each(unknowns.responses, (endpoint) => resultAction(endpoint, operation(endpoint))),
    security: each(unknowns.security, (endpoint) =>
      action(operation(endpoint), { security: [object({ [scheme]: [] })] }),
    ),
    servers: listed(
      [...new Set(unknowns.servers.map(serversTarget))].map((target) =>
        action(target, { servers: [object({ url: 'https://api.example.com' })] }),
      ),
    ),
  };
}

function listed(actions: readonly Json[]): string {
  return actions.length === 0 ? '' : yamlText(actions.slice(0, MOST_ACTIONS));
}

function parameterAction({ label, hint = 'string' }: Gap): Json {
  const [place = '', ...name] = label.split(' ');
  const test = `@.name==${jsonPathLiteral(name.join(' '))} && @.in=='${place}'`;
  const type = hint.split(', ')[0] ?? hint;
  return action(`$.paths[*][*].parameters[?${test}]`, { schema: object({ type }) });
}

function bodyAction({ body }: Endpoint, operation: string): Json {
  return action(`${operation}.requestBody`, { content: unknownContent(body?.media ?? []) });
}

function resultAction({ responses }: Endpoint, operation: string): Json {
  const found = responses.find(({ status }) => isSuccess(status)) ?? responses[0];
  const content = unknownContent(found?.media ?? []);
  if (found !== undefined) {
    return action(`${operation}.responses[${jsonPathLiteral(String(found.status))}]`, { content });
  }
  const response = object({ description: 'The response', content });
  return action(operation, { responses: object({ 200: response }) });
}

function unknownContent(media: readonly Media[]): Json {
  const names = media.length === 0 ? ['application/json'] : media.map(({ type }) => type);
  const properties = object({ id: object({ type: 'string' }) });
  const schema = object({ type: 'object', properties });
  return new Map(names.map((name) => [name, object({ schema })]));
}

function action(target: string, update: Readonly<Record<string, Json>>): Json {
  return object({ target, update: object(update) });
}

function object(members: Readonly<Record<string, Json>>): Json {
  return new Map(Object.entries(members));
}
