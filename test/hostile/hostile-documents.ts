/** One small description of each format, in which every free text can be another. */

type Json = unknown;

/**
 * Gives the text of a place.
 * @param benign what would stand there in an honest description
 */
export type Say = (benign: string) => string;

function pointer(name: string): string {
  const escaped = name.replaceAll('~', '~0').replaceAll('/', '~1');
  // Half a surrogate pair has no percent-encoding.
  return /\p{Surrogate}/u.test(escaped) ? escaped : encodeURIComponent(escaped);
}

/** Keys may be `__proto__`: a literal would set the prototype. */
function record(...entries: readonly (readonly [string, Json])[]): Json {
  return Object.fromEntries(entries);
}

export function swagger2(say: Say): Json {
  const pet = say('Pet');
  const id = say('id');
  const scheme = say('login');
  const ref = { $ref: `#/definitions/${pointer(pet)}` };
  return {
    swagger: '2.0',
    info: {
      title: say('Pets'),
      version: say('1.0'),
      description: say('All about pets.'),
      termsOfService: say('https://pets.test/terms'),
      contact: { name: say('Jo'), url: say('https://jo.test'), email: say('jo@pets.test') },
      license: { name: say('MIT'), url: say('https://mit.test') },
    },
    host: 'api.pets.test',
    basePath: `/${say('v1')}`,
    schemes: ['https'],
    consumes: [say('application/json')],
    produces: [say('application/json')],
    tags: [{ name: say('pets'), description: say('Pets') }],
    securityDefinitions: record(
      [
        scheme,
        {
          type: 'oauth2',
          flow: 'implicit',
          authorizationUrl: say('https://a.test'),
          description: say('Log in.'),
          scopes: record([say('read'), say('Read pets')]),
        },
      ],
      [`${scheme} 2`, { type: 'apiKey', in: 'header', name: say('X-Key') }],
    ),
    externalDocs: { url: say('https://docs.test'), description: say('More') },
    paths: record(
      [
        `/${say('pets')}/{${id}}`,
        {
          get: {
            operationId: say('getPet'),
            summary: say('Get a pet'),
            description: say('Gets a pet.'),
            tags: [say('pets')],
            'x-note': say('a note'),
            security: [record([scheme, [say('read')]])],
            parameters: [
              { name: id, in: 'path', required: true, type: 'string', description: say('Its id') },
              {
                name: say('limit'),
                in: 'query',
                type: 'array',
                items: { type: 'string', enum: [say('a'), `${say('b')}2`], pattern: say('^a$') },
                default: [say('a')],
                'x-example': say('a'),
              },
              { name: say('X-Trace'), in: 'header', type: 'string', format: say('uuid') },
            ],
            responses: record(
              [
                '200',
                {
                  description: say('A pet'),
                  schema: ref,
                  headers: record([say('X-Next'), { type: 'string', description: say('Next') }]),
                  examples: record([say('application/json'), { a: say('b') }]),
                },
              ],
              ['404', { description: say('Gone'), schema: { type: 'array', items: ref } }],
            ),
          },
        },
      ],
      [
        '/upload',
        {
          post: {
            operationId: `${say('upload')}2`,
            consumes: ['multipart/form-data', say('text/plain')],
            parameters: [
              { name: say('file'), in: 'formData', type: 'file', description: say('The file') },
              { name: `${say('note')}2`, in: 'formData', type: 'string' },
            ],
            responses: record(['default', { description: say('Done') }]),
          },
          put: {
            parameters: [{ name: say('body'), in: 'body', description: say('All'), schema: ref }],
            responses: record([say('201'), { description: say('Made') }]),
          },
        },
      ],
    ),
    definitions: record([
      pet,
      {
        type: 'object',
        title: say('A pet'),
        description: say('What it is.'),
        required: [say('name')],
        discriminator: say('kind'),
        properties: record(
          [say('name'), { type: 'string', description: say('Its name'), example: say('Rex') }],
          [`${say('kind')} 2`, { enum: [say('cat'), `${say('dog')} 2`, 7] }],
          [`${say('map')} 3`, { type: 'object', additionalProperties: ref }],
        ),
        externalDocs: { url: say('https://docs.test/pet') },
      },
    ]),
  };
}

export function openapi3(say: Say): Json {
  const pet = say('Pet');
  const id = say('id');
  const scheme = say('login');
  const ref = { $ref: `#/components/schemas/${pointer(pet)}` };
  const media = say('application/json');
  return {
    openapi: '3.1.0',
    info: {
      title: say('Pets'),
      version: say('1.0'),
      summary: say('Pets'),
      description: say('All about pets.'),
      license: { name: say('MIT'), identifier: say('MIT') },
    },
    servers: [
      { url: say('https://api.pets.test'), description: say('The server') },
      {
        url: `https://{${say('region')}}.pets.test`,
        variables: record([
          say('region'),
          { default: say('eu'), enum: [say('eu')], description: say('Where') },
        ]),
      },
    ],
    tags: [{ name: say('pets'), description: say('Pets'), externalDocs: { url: say('x:y') } }],
    paths: record([
      `/${say('pets')}/{${id}}/${say('x')}-{${id}2}`,
      {
        summary: say('Pets'),
        servers: [{ url: say('/v2') }],
        parameters: [
          { name: id, in: 'path', required: true, schema: { type: 'string' } },
          { name: `${id}2`, in: 'path', required: true, schema: { const: say('a') } },
          { name: say('sid'), in: 'cookie', schema: { type: 'string', default: say('s') } },
        ],
        get: {
          operationId: say('getPet'),
          description: say('Gets a pet.'),
          parameters: [
            {
              name: say('filter'),
              in: 'query',
              content: record([media, { schema: ref }]),
              examples: record([say('one'), { summary: say('One'), value: say('a') }]),
            },
            { name: say('X-Trace'), in: 'header', schema: { enum: [say('a'), null, 1] } },
          ],
          responses: record([
            '200',
            {
              description: say('A pet'),
              headers: record([say('X-Next'), { schema: { type: 'string' } }]),
              content: record(
                [media, { schema: ref, example: record([say('a'), say('b')]) }],
                [`text/${say('plain')}`, {}],
              ),
              links: record([say('next'), { operationId: say('getPet') }]),
            },
          ]),
          callbacks: record([
            say('done'),
            record([say('{$request.body#/url}'), { post: { summary: say('Done') } }]),
          ]),
          security: [record([scheme, [say('read')]])],
        },
        post: {
          requestBody: {
            description: say('A pet'),
            content: record(
              [
                'multipart/form-data',
                {
                  schema: {
                    type: 'object',
                    properties: record([say('file'), { format: 'binary' }]),
                  },
                  encoding: record([say('file'), { contentType: say('image/png') }]),
                },
              ],
              [say('text/csv'), { schema: { type: 'string' } }],
            ),
          },
          responses: record(['4XX', { description: say('Wrong') }]),
        },
      },
    ]),
    webhooks: record([say('sold'), { post: { summary: say('Sold') } }]),
    components: {
      schemas: record(
        [
          pet,
          {
            title: say('A pet'),
            oneOf: [{ $ref: `#/components/schemas/${pointer(`${pet} 2`)}` }, { type: 'null' }],
            discriminator: { propertyName: say('kind'), mapping: record([say('cat'), say('Cat')]) },
          },
        ],
        [
          `${pet} 2`,
          {
            type: 'object',
            required: [say('kind')],
            $comment: say('a comment'),
            properties: record(
              [say('kind'), { const: say('cat'), description: say('Its kind'), $anchor: say('k') }],
              [`${say('self')} 2`, { $ref: `#/components/schemas/${pointer(pet)}` }],
            ),
            patternProperties: record([say('^x-'), { examples: [say('a')] }]),
            [`x-${say('note')}`]: say('note'),
          },
        ],
      ),
      securitySchemes: record(
        [scheme, { type: 'http', scheme: say('bearer'), bearerFormat: say('JWT') }],
        [`${scheme} 2`, { type: 'openIdConnect', openIdConnectUrl: say('https://id.test') }],
      ),
    },
  };
}

export function postman(say: Say): Json {
  return {
    info: {
      name: say('Pets'),
      description: { content: say('All about pets.'), type: 'text/markdown' },
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    variable: [{ key: say('host'), value: say('api.pets.test'), description: say('Where') }],
    auth: {
      type: 'apikey',
      apikey: [
        { key: 'key', value: say('X-Key') },
        { key: 'in', value: 'header' },
      ],
    },
    event: [{ listen: 'prerequest', script: { exec: [say('pm.test()')] } }],
    item: [
      {
        name: say('Pets'),
        description: say('The folder of pets.'),
        item: [
          {
            name: say('Get a pet'),
            request: {
              method: 'GET',
              description: say('Gets a pet. Scope: read'),
              header: [{ key: say('X-Trace'), value: say('1'), description: say('Trace') }],
              url: {
                raw: `https://api.pets.test/${say('pets')}/:${say('id')}`,
                host: ['api', 'pets', 'test'],
                path: [say('pets'), `:${say('id')}`, `{{${say('more')}}}`],
                query: [{ key: say('limit'), value: say('20'), description: say('How many') }],
                variable: [{ key: say('id'), value: say('1'), description: say('Its id') }],
              },
            },
            response: [
              {
                name: say('OK'),
                status: say('OK'),
                code: 200,
                header: [{ key: 'Content-Type', value: say('application/json') }],
                body: JSON.stringify({ [say('name')]: say('Rex') }),
              },
            ],
          },
          {
            name: say('Make a pet'),
            request: {
              method: 'POST',
              auth: { type: say('oauth2') },
              url: `https://api.pets.test/${say('make')}?${say('a')}=${say('b')}`,
              body: { mode: 'raw', raw: say('{"a": 1}'), options: { raw: { language: 'json' } } },
            },
          },
          {
            name: say('Send a form'),
            request: {
              method: 'PUT',
              url: 'https://api.pets.test/form',
              body: {
                mode: 'formdata',
                formdata: [{ key: say('note'), value: say('a'), description: say('Note') }],
              },
            },
          },
        ],
      },
    ],
  };
}
