import { describe, expect, test } from 'vitest';
import { fileOf, referenceTarget, type Allowed } from './target.js';

function resolvedText(file: string, from: string, entry: string, allowed: Allowed = {}): string {
  const target = referenceTarget(file, from, entry, allowed);
  return target.kind === 'refused' ? `no: ${target.allow ?? target.why}` : target.source;
}

describe('within the folder of the description', () => {
  test.each([
    ['pet.yaml', 'api.yaml', 'pet.yaml'],
    ['./schemas/pet.yaml', 'specs/api.yaml', 'specs/schemas/pet.yaml'],
    ['schemas/../pet.yaml', 'specs/api.yaml', 'specs/pet.yaml'],
    ['../common.yaml', 'specs/schemas/pet.yaml', 'specs/common.yaml'],
    ['a%20b.yaml', 'specs/api.yaml', 'specs/a b.yaml'],
    ['a%2520b.yaml', 'specs/api.yaml', 'specs/a%20b.yaml'],
    ['schemas\\pet.yaml', 'specs/api.yaml', 'specs/schemas/pet.yaml'],
    ['pet.yaml?v=2', 'specs/api.yaml', 'specs/pet.yaml'],
    ['pet.yaml', 'specs/api.yaml#2', 'specs/pet.yaml'],
  ])('%s from %s', (file, from, want) => {
    expect(resolvedText(file, from, from.startsWith('specs') ? 'specs/api.yaml' : 'api.yaml')).toBe(
      want,
    );
  });

  test('a description above the configuration has a folder too', () => {
    expect(resolvedText('pet.yaml', '../specs/api.yaml', '../specs/api.yaml')).toBe(
      '../specs/pet.yaml',
    );
    expect(resolvedText('../pet.yaml', '../specs/api.yaml', '../specs/api.yaml')).toBe(
      'no: read: { allowFolders: [".."] }',
    );
  });
});

describe('rejected, with the line that allows it', () => {
  test.each([
    ['../pet.yaml', 'no: read: { allowFolders: ["."] }'],
    ['../../etc/passwd', 'no: read: { allowFolders: ["../etc"] }'],
    ['..%2f..%2fetc/passwd', 'no: read: { allowFolders: ["../etc"] }'],
    ['%2e%2e/x/pet.yaml', 'no: read: { allowFolders: ["x"] }'],
    ['..\\x\\pet.yaml', 'no: read: { allowFolders: ["x"] }'],
    ['/etc/passwd', 'no: read: { allowFolders: ["/etc"] }'],
    ['file:///etc/passwd', 'no: read: { allowFolders: ["/etc"] }'],
    ['C:\\specs\\pet.yaml', 'no: read: { allowFolders: ["C:/specs"] }'],
    ['https://acme.io/pet.yaml', 'no: read: { allowHosts: ["acme.io"] }'],
    ['https://acme.io:8443/pet.yaml', 'no: read: { allowHosts: ["acme.io:8443"] }'],
    ['//acme.io/pet.yaml', 'no: read: { allowHosts: ["acme.io"] }'],
    ['http://acme.io/pet.yaml', 'no: read: { allowHosts: ["acme.io"] }'],
    ['data:application/json,{}', 'no: data: URLs are not read'],
    ['urn:acme:pet', 'no: urn: is not the URL of a file'],
    ['a%00.yaml', 'no: its percent-encoding is broken'],
    ['a%.yaml', 'no: its percent-encoding is broken'],
    ['.env', 'no: hidden files and node_modules are not read'],
    ['.git/config', 'no: hidden files and node_modules are not read'],
    ['node_modules/x/y.json', 'no: hidden files and node_modules are not read'],
  ])('%s', (file, want) => {
    expect(resolvedText(file, 'specs/api.yaml', 'specs/api.yaml')).toBe(want);
  });
});

describe('allowed by the configuration', () => {
  const allowed = { folders: ['shared', '../common'], hosts: ['acme.io'] };
  test.each([
    ['../shared/pet.yaml', 'specs/api.yaml', 'shared/pet.yaml'],
    ['../../common/pet.yaml', 'specs/api.yaml', '../common/pet.yaml'],
    ['../sharedx/pet.yaml', 'specs/api.yaml', 'no: read: { allowFolders: ["sharedx"] }'],
    ['https://acme.io/a/pet.yaml', 'specs/api.yaml', 'https://acme.io/a/pet.yaml'],
    ['https://a:b@acme.io/pet.yaml', 'specs/api.yaml', 'no: a URL with credentials is not read'],
    ['../b/dog.yaml', 'https://acme.io/a/pet.yaml', 'https://acme.io/b/dog.yaml'],
    ['//other.io/dog.yaml', 'https://acme.io/a/pet.yaml', 'no: read: { allowHosts: ["other.io"] }'],
    ['file:///etc/passwd', 'https://acme.io/a/pet.yaml', 'no: file: is not the URL of a file'],
  ])('%s from %s', (file, from, want) => {
    expect(resolvedText(file, from, 'specs/api.yaml', allowed)).toBe(want);
  });
});

test('several documents of one file have one file', () => {
  expect(['a.yaml', 'a.yaml#2', 'a#b.yaml'].map(fileOf)).toEqual(['a.yaml', 'a.yaml', 'a#b.yaml']);
});
