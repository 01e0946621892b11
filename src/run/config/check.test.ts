/** The allowed values of a configuration, and the diagnostics for others. */
import { DEFAULT_LIMITS } from '../../input/source/index.js';
import { describe, expect, it } from 'vitest';
import { checkConfig } from './check.js';
import { createReport } from '../../base/diagnostics/report.js';

function check(value: unknown): { config: ReturnType<typeof checkConfig>; problems: string[] } {
  const report = createReport();
  const config = checkConfig(value, 'restitch.config.json', report);
  const problems = report
    .list()
    .map(({ code, message, location: place }) => `${code} ${place?.pointer ?? '-'} ${message}`);
  return { config, problems };
}

describe('checkConfig', () => {
  it('fills in the defaults', () => {
    expect(check({ inputs: 'specs' })).toEqual({
      config: {
        inputs: ['specs'],
        overlays: [],
        output: 'generated',
        targets: { client: {}, server: {}, docs: {}, openapi: {} },
        servers: [],
        filter: { include: [], exclude: [] },
        naming: 'auto',
        precedence: [],
        relations: [],
        severities: {},
        failOn: 'error',
        acceptedConflicts: [],
        read: {},
        limits: DEFAULT_LIMITS,
        templates: {},
        customTargets: [],
        format: 'layout',
        importExtension: 'auto',
        nameInlineObjects: true,
      },
      problems: [],
    });
  });

  it('keeps configured values', () => {
    const { config, problems } = check({
      $schema: './node_modules/restitch/schema.json',
      inputs: ['a.yaml', 'b/*.json'],
      output: 'out',
      targets: { client: true, server: { handlers: 'handlers', formats: ['email'] }, docs: false },
      severities: { 'ref/unresolved': 'warning', 'version/type': 'off' },
      defaultSecurity: [{ oauth2: ['read'], key: [] }, {}],
      read: { variables: { base: 'https://x.test' }, inferRequired: true },
      include: { tags: ['pets'] },
      exclude: [{ paths: ['/admin/**'] }, { deprecated: true }],
    });
    expect(problems).toEqual([]);
    expect(config?.filter).toEqual({
      include: [{ tags: ['pets'] }],
      exclude: [{ paths: ['/admin/**'] }, { deprecated: true }],
    });
    expect(config?.targets).toEqual({
      client: {},
      server: { handlers: 'handlers', formats: ['email'] },
    });
    expect(config?.defaultSecurity).toEqual([
      [
        { scheme: 'oauth2', scopes: ['read'] },
        { scheme: 'key', scopes: [] },
      ],
      [],
    ]);
    expect(config?.read.variables).toEqual(new Map([['base', 'https://x.test']]));
  });

  it.each<[string, unknown, string[]]>([
    ['nothing', undefined, ['config/type  the configuration must be an object, not undefined']],
    [
      'limits of odd sizes',
      { inputs: 'a', limits: { depth: 0, fileBytes: '1 MB', nodes: 1.5, files: 1 } },
      [
        'config/type /limits/depth "limits.depth" must be a whole number from 1 on, not 0',
        'config/type /limits/fileBytes "limits.fileBytes" must be a whole number from 1 on, not "1 MB"',
        'config/type /limits/nodes "limits.nodes" must be a whole number from 1 on, not 1.5',
        'config/unknown-key /limits/files the key "limits.files" is unknown',
      ],
    ],
    ['a list', [], ['config/type  the configuration must be an object, not a list']],
    ['no inputs', { output: 'x' }, ['config/required  the key "inputs" is missing']],
    [
      'a mistyped key',
      { input: 'x' },
      ['config/unknown-key /input the key "input" is unknown: did you mean "inputs"?'],
    ],
    [
      'a key that is like no other',
      { inputs: 'x', whatever: 1 },
      ['config/unknown-key /whatever the key "whatever" is unknown'],
    ],
    [
      'an option of a target',
      { inputs: 'x', targets: { client: { int64: 'long', dates: 'Date' } } },
      [
        'config/type /targets/client/int64 "targets.client.int64" must be "number" or "string" or "bigint", not "long"',
      ],
    ],
    [
      'a mistyped target',
      { inputs: 'x', targets: { clinet: true } },
      [
        'config/unknown-key /targets/clinet the key "targets.clinet" is unknown: did you mean "client"?',
      ],
    ],
    [
      'a mistyped code',
      { inputs: 'x', severities: { 'ref/unresolvd': 'off' } },
      [
        'config/unknown-key /severities/ref~1unresolvd the key severities["ref/unresolvd"] is unknown: did you mean "ref/unresolved"?',
      ],
    ],
    [
      'wrong types, all of them at once',
      { inputs: [1], naming: 'best', targets: { docs: 3 }, templates: { 'client/index': 'b' } },
      [
        'config/type /inputs/0 "inputs[0]" must be a string, not 1',
        'config/type /naming "naming" must be "auto" or "path" or "operationId", not "best"',
        'config/type /targets/docs "targets.docs" must be a boolean or an object, not 3',
        'config/type /templates/client~1index templates["client/index"] must be a function, not "b"',
      ],
    ],
    [
      'keys of the prototype',
      JSON.parse('{ "inputs": "x", "__proto__": 1, "constructor": 2 }'),
      [
        'config/unknown-key /__proto__ the key "__proto__" is unknown',
        'config/unknown-key /constructor the key "constructor" is unknown',
      ],
    ],
  ])('reports %s', (_, value, want) => {
    expect(check(value)).toEqual({ config: undefined, problems: want });
  });
});

it('accepts security schemes of OpenAPI', () => {
  const token = { type: 'http', scheme: 'bearer' };
  expect(check({ inputs: 'a', securitySchemes: { token } }).problems).toEqual([]);
  expect(check({ inputs: 'a', securitySchemes: { token: 'bearer' } }).problems).toEqual([
    'config/type /securitySchemes/token "securitySchemes.token" must be an object, not "bearer"',
  ]);
});
