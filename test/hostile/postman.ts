/** A Postman collection with a text in every location. */
import type { Json, Say } from './say.js';

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
