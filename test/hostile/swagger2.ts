/** A Swagger 2.0 description with a text in every location. */
import { type Json, type Say, pointer, record } from './say.js';

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
