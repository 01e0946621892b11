/** A custom target: a collection for Bruno, with a request for each operation. */
import * as kit from 'restitch/kit';

export default kit.defineTarget({
  name: 'bruno',
  about: 'a collection for Bruno',
  *render(input) {
    const name = kit.plainLine(input.api.title?.value ?? 'API');
    yield kit.textFile('bruno.json', kit.jsonText({ version: '1', name, type: 'collection' }));
    for (const call of kit.clientCalls(input)) {
      const folder = kit.mintFileName(call.group, '', new Set(['bruno.json']));
      const path = `${folder}/${kit.mintFileName(call.name, '.bru')}`;
      if (METHOD.test(call.endpoint.method)) yield kit.textFile(path, request(call, input.api));
    }
  },
});

const METHOD = /^(GET|POST|PUT|PATCH|DELETE|OPTIONS|HEAD)$/;

function request({ endpoint, name, signature }: kit.ClientCall, api: kit.Api): string {
  const scheme = kit.acceptedCredentials(endpoint, api)[0]?.[0]?.scheme;
  const kind = scheme?.kind === 'http' ? scheme.scheme.toLowerCase() : scheme?.kind;
  const auth = kind === 'bearer' || kind === 'oauth2' ? 'bearer' : 'none';
  const sample = kit.jsonBodySample(signature, api);
  const body = sample === undefined ? '' : kit.jsonText(sample).trimEnd();
  const parameters = (place: string): kit.CallArgument[] =>
    signature.arguments.filter(({ parameter }) => parameter.in === place);
  const query = parameters('query').filter(({ required }) => required);
  const url = value(kit.baseUrl(endpoint, api)).replace(/^(?!http)\/?/, '{{baseUrl}}/');
  const path = kit.encodedPath(endpoint, (one) => `:${kit.urlText(one)}`);
  const search = query.map((one) => entry(one).replace(': ', '=')).join('&');
  return [
    block('meta', [`name: ${value(endpoint.summary?.value ?? name)}`, 'type: http']),
    block(endpoint.method.toLowerCase(), [
      `url: ${url.replace(/\/$/, '')}${path}${search && `?${search}`}`,
      ...[`body: ${body === '' ? 'none' : 'json'}`, `auth: ${auth}`],
    ]),
    block('params:path', parameters('path').map(entry)),
    block('params:query', parameters('query').map(entry)),
    block('headers', parameters('header').map(entry)),
    block('auth:bearer', auth === 'bearer' ? ['token: {{token}}'] : []),
    block('body:json', kit.plainLines(plain(body))),
    block('docs', kit.plainLines(plain(endpoint.description?.value ?? ''))),
  ].join('');
}

/** Optional parameters are written too, but the prefix `~` disables them. */
const entry = ({ required, parameter }: kit.CallArgument): string =>
  `${required ? '' : '~'}${kit.urlText(parameter.name)}: ${kit.urlText(parameter.name)}`;

/** A block ends at a line that starts with a brace, so its content is indented. */
const block = (name: string, lines: readonly string[]): string =>
  lines.join('') && `${name} {\n${lines.map((line) => `  ${line}\n`).join('')}}\n\n`;

/** Writes a value on one line. Three apostrophes at its start would begin a multi-line string. */
const value = (foreign: string): string => plain(kit.plainLine(foreign)).replace(/^'''+/, "'");

/** Splits double braces, in which Bruno would insert a variable, possibly a secret. */
const plain = (foreign: string): string => foreign.replace(/\{(?=\{)/g, '{ ');
