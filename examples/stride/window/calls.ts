/** The endpoints that the page at `/` uses besides the API: people, apps, and presses. */
import type { Service } from '../domain/service.js';
import type { Store } from '../domain/store.js';

/** Handles a call of the page. It gets the fields of the request body. */
export type Call = (body: Fields) => Promise<unknown>;

export interface Fields {
  readonly text: (name: string) => string;
  readonly optional: (name: string) => string | undefined;
  /** Returns the object that a field contains as JSON text. */
  readonly object: (name: string) => object | undefined;
}

/**
 * Parses the body of a call.
 * @throws TypeError if the body is not a JSON object, or if a required text is missing
 */
export function fieldsOf(json: string): Fields {
  const data: unknown = JSON.parse(json === '' ? '{}' : json);
  if (typeof data !== 'object' || data === null) throw new TypeError('the body is no object');
  const fields = new Map<string, unknown>(Object.entries(data));
  const optional = (name: string): string | undefined => {
    const value = fields.get(name);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  return {
    optional,
    object: (name) => {
      const value: unknown = JSON.parse(optional(name) ?? 'null');
      return typeof value === 'object' && value !== null ? value : undefined;
    },
    text: (name) => {
      const value = optional(name);
      if (value === undefined) throw new TypeError(`${name} is missing`);
      return value;
    },
  };
}

/**
 * Returns the handlers by name. They check no rights, because only the owner of the service has the
 * key of the page.
 */
export function callsOf(
  { administration, tokens, windows }: Service,
  { tables }: Pick<Store, 'tables'>,
  cloudId: string,
): ReadonlyMap<string, Call> {
  const roomOf = (body: Fields) => ({ cloudId, conversationId: body.text('conversationId') });
  return new Map<string, Call>([
    ['session', async () => ({ cloudId, people: await peopleOf(tables, tokens, cloudId) })],
    ['apps', (body) => windows.apps(roomOf(body), body.optional('userId'))],
    [
      'register',
      async (body) => {
        const [clientId, clientSecret] = [body.optional('clientId'), body.optional('clientSecret')];
        const address = body.text('address');
        return administration.registerApp({ cloudId, address, clientId, clientSecret });
      },
    ],
    [
      'install',
      (body) => administration.install(body.text('clientId'), roomOf(body), body.text('userId')),
    ],
    [
      'uninstall',
      (body) => administration.uninstall(body.text('clientId'), roomOf(body), body.text('userId')),
    ],
    [
      'press',
      (body) =>
        windows.press({
          ...{ ...roomOf(body), clientId: body.text('clientId'), userId: body.text('userId') },
          ...{ target: body.text('target'), messageId: body.optional('messageId') },
          parameters: body.object('parameters'),
        }),
    ],
    [
      'given-up',
      async () => {
        const [newest, counts] = await Promise.all([
          administration.givenUp(),
          administration.countGivenUp(),
        ]);
        return { newest, counts };
      },
    ],
    ['resend', (body) => administration.resend(body.text('id'))],
    [
      'resend-all',
      async (body) => ({ count: await administration.resendAll(body.text('clientId')) }),
    ],
  ]);
}

async function peopleOf(
  tables: Store['tables'],
  tokens: Service['tokens'],
  cloudId: string,
): Promise<{ id: string; name: string; token: string }[]> {
  const people = await tables.users.people(cloudId);
  return Promise.all(
    people.map(async ({ id, displayName: name }) => {
      const { token } = await tokens.issueForPerson(cloudId, id);
      return { id, name, token };
    }),
  );
}
