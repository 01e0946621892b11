/**
 * Mistakes that people make in their first hour. Each results in one sentence that names their file
 * and the next step.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { commandIn } from '../../../../test/command.js';
import { folderOfEachTest } from '../../../../test/folder.js';
import { PETS } from './pets.js';

const folder = folderOfEachTest();
const { write } = folder;
const restitch = commandIn(() => folder.path);
beforeEach(() => write('petstore3.yaml', PETS));

const OUT = '-o out -t openapi';
const ENVIRONMENT = { name: 'e', values: [{ key: 'a', value: 'b', enabled: true }] };
const config = (more: object): object => ({ inputs: 'petstore3.yaml', output: 'out', ...more });

interface Mistake {
  readonly files?: Readonly<Record<string, unknown>>;
  readonly command: string;
  /** The texts that the output must contain. */
  readonly says: readonly (string | RegExp)[];
  /** The expected number of errors, which is 1 by default. */
  readonly errors?: number | 'several';
  /** 1 by default. */
  readonly exit?: number;
}

const MISTAKES: Readonly<Record<string, Mistake>> = {
  'a misspelt path': {
    command: `generate petstroe3.yaml ${OUT}`,
    says: [
      'no file matches "petstroe3.yaml"',
      'did you mean "petstore3.yaml"?',
      'help: Correct the path of this input. (',
    ],
  },
  'a misspelt path in a configuration': {
    files: { 'restitch.config.json': config({ inputs: 'petstroe3.yaml' }) },
    command: 'generate',
    says: ['did you mean "petstore3.yaml"?', 'relative to the folder of the configuration'],
  },
  'a path that leads nowhere': {
    command: `generate nowhere/api.json ${OUT}`,
    says: ['no file matches "nowhere/api.json"'],
  },
  'a Postman environment as the only input': {
    files: { 'env.json': ENVIRONMENT },
    command: `generate env.json ${OUT}`,
    says: ['is a Postman environment', 'env.json', 'Add the collection to the inputs'],
  },
  'a Postman environment next to a description that has no variables of it': {
    files: { 'env.json': ENVIRONMENT },
    command: `generate petstore3.yaml env.json ${OUT}`,
    says: ['is a Postman environment', 'env.json', 'Add the collection to the inputs'],
    errors: 2,
  },
  'an overlay as an input': {
    files: { 'overlay.yaml': 'overlay: 1.0.0\ninfo: { title: o, version: "1" }\nactions: []\n' },
    command: `generate overlay.yaml ${OUT}`,
    says: ['is an OpenAPI Overlay', 'help: Move it from "inputs" to "overlays"', '--overlay FILE'],
  },
  'an output folder that is a file': {
    files: { afile: 'x' },
    command: 'generate petstore3.yaml -o afile -t openapi',
    says: ['"afile" cannot be written: a file is where the folder must be'],
  },
  'an output folder below a file': {
    files: { afile: 'x' },
    command: 'generate petstore3.yaml -o afile/client -t openapi',
    says: ['"afile/client" cannot be written: a file is where the folder must be'],
  },
  'YAML with tabs': {
    files: {
      'tabs.yaml':
        'openapi: 3.0.3\ninfo:\n\ttitle: a\n\tversion: "1"\nservers: [{ url: https://a.dev }]\npaths:\n\t/a:\n\t\tget: { tags: [a], responses: { 200: { description: ok } } }\n',
    },
    command: `generate tabs.yaml ${OUT}`,
    says: [
      'yaml/syntax: the YAML is invalid: lines are indented with tabs, but YAML allows only spaces',
      'yaml:3:1',
    ],
    errors: 2,
  },
  'YAML that is broken': {
    files: { 'broken.yaml': PETS.replace('host: ', 'host: [ ') },
    command: `generate broken.yaml ${OUT}`,
    says: ['broken.yaml:4:1', 'nothing was written'],
    errors: 'several',
  },
  'an HTML page': {
    files: { 'api.yaml': '<!doctype html><p>Not found</p>' },
    command: `generate api.yaml ${OUT}`,
    says: ['is an HTML page', 'If a download failed'],
  },
  'an empty file': {
    files: { 'api.yaml': '' },
    command: `generate api.yaml ${OUT}`,
    says: ['api.yaml', 'is empty'],
  },
  'JSON that describes no API': {
    files: { 'data.json': { hello: 'world' } },
    command: `generate data.json ${OUT}`,
    says: ['data.json', 'a format that restitch does not know'],
  },
  'bytes that are no text': {
    files: { 'api.yaml': '\u001f\u008b\u0000\u0000' },
    command: `generate api.yaml ${OUT}`,
    says: ['api.yaml'],
  },
  'a list': {
    files: { 'list.json': [] },
    command: `generate list.json ${OUT}`,
    says: ['list.json', 'a list'],
  },
  'a reference to nowhere': {
    files: { 'gone.yaml': PETS.replace('type: string', '$ref: "#/definitions/Gone"') },
    command: `generate gone.yaml ${OUT}`,
    says: ['gone.yaml:12:57', 'Gone'],
  },
  'an unknown key of the configuration': {
    files: { 'restitch.config.json': config({ ouput: 'x' }) },
    command: 'generate',
    says: ['restitch.config.json:1', 'ouput', 'output'],
  },
  'an unknown target of the configuration': {
    files: { 'restitch.config.json': config({ targets: { clinet: true } }) },
    command: 'generate',
    says: ['clinet', 'client'],
  },
  'a configuration that is no JSON': {
    files: { 'restitch.config.json': '{ "inputs": ' },
    command: 'generate',
    says: ['restitch.config.json'],
  },
  'no configuration': {
    command: 'generate',
    says: ['config/missing', 'restitch init'],
  },
  'an unknown target': {
    command: 'generate petstore3.yaml -o out -t clinet',
    says: ['clinet', 'did you mean client?'],
    errors: 0,
    exit: 2,
  },
  'an unknown command': {
    command: 'genrate',
    says: ['unknown command', 'did you mean generate?'],
    errors: 0,
    exit: 2,
  },
  'an unknown flag': {
    command: 'generate --verbos',
    says: ['unknown flag', 'did you mean --verbose?'],
    errors: 0,
    exit: 2,
  },
  'an address of no host': {
    command: `generate http://127.0.0.1:9/api.json ${OUT}`,
    says: ['file/unreachable', 'http://127.0.0.1:9/api.json'],
  },
  'a file of somebody else in the output': {
    files: { 'out/openapi.json': '{}' },
    command: `generate petstore3.yaml ${OUT}`,
    says: ['output/foreign', 'out/openapi.json', '--force'],
  },
  'an output folder outside of the project': {
    files: { 'package.json': '{}', 'restitch.config.json': config({ output: '../out' }) },
    command: 'generate',
    says: ['"output" leads outside the project'],
  },
  'the version asked for in short': {
    command: '-v',
    says: [/^\d+\.\d+\.\d+/],
    errors: 0,
    exit: 0,
  },
};

it.each(Object.entries(MISTAKES))('%s', async (_, mistake) => {
  for (const [path, data] of Object.entries(mistake.files ?? {})) write(path, data);
  mkdirSync(join(folder.path, 'node_modules'));
  const { exit, out, err } = await restitch(...mistake.command.split(' '));
  const output = out + err;
  for (const text of mistake.says) {
    if (typeof text === 'string') expect(output).toContain(text);
    else expect(output).toMatch(text);
  }
  expect(output).not.toMatch(/internal error|\/proc\/self|ENOTDIR|lstat|key\/unknown/);
  const { errors = 1 } = mistake;
  const found = err.match(/^error /gm) ?? [];
  if (errors !== 'several') expect(found).toHaveLength(errors);
  expect(exit).toBe(mistake.exit ?? 1);
});
