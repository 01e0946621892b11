/** A custom target: a Cypress request for every operation, with the types of the client. */
import * as kit from 'restitch/kit';
import { code, type Code } from 'restitch/kit';

const { array, object, property } = kit.expression;

export default kit.defineTarget({
  name: 'cypress',
  about: 'requests of Cypress, typed as the client is',
  needs: ['client'],
  isTypeScript: true,
  render(input) {
    const calls = kit.clientCalls(input).filter(({ isStream }) => !isStream);
    return [kit.typescriptFile(input, 'requests.ts', calls.map(request))];
  },
});

/**
 * Writes a function that sends a request: `getPet({ id: '1' }, { failOnStatusCode: false })`.
 * Cypress adds its `baseUrl` to the path.
 */
function request({ endpoint, name, args, argument, result, signature }: kit.ClientCall): Code {
  const all = (place: string): readonly kit.CallArgument[] =>
    signature.arguments.filter(({ parameter }) => parameter.in === place);
  const value = ({ name }: kit.CallArgument): Code => code`args${kit.access(name)}`;
  const fields = (key: string, place: string): Code[] => {
    const named = all(place).map((one) => property(one.parameter.name, value(one)));
    return named.length === 0 ? [] : [property(key, object(named))];
  };
  // Puts each parameter on a separate line. Every second line is then the name of a parameter.
  const path = kit.encodedPath(endpoint, (parameter) => `\n${parameter}\n`).split('\n');
  const url = path.map((piece, at) => {
    const found = all('path').find(({ parameter }) => at % 2 === 1 && parameter.name === piece);
    return found ? code`encodeURIComponent(String(${value(found)}))` : kit.lit(piece);
  });
  const properties = [
    property('method', kit.lit(endpoint.method)),
    property('url', code`${array(url)}.join("")`),
    ...fields('qs', 'query'),
    ...fields('headers', 'header'),
    ...(signature.body ? [property('body', code`args.body`)] : []),
  ];
  const given = args && code`args: ${args}${argument === 'optional' && code` = {}`}, `;
  return code`
    ${kit.jsdoc(endpoint.summary?.value)}
    export function ${kit.ident(name)}(${given}options: Partial<Cypress.RequestOptions> = {}): Cypress.Chainable<Cypress.Response<${result}>> {
      return cy.request<${result}>(${object([...properties, code`...options`])});
    }
  `;
}
