/** An OpenAPI 3 description with a text in every location. */
import { type Json, type Say, pointer, record } from './say.js';

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
