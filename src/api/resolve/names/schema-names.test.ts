import { expect, test } from 'vitest';
import { assignNames } from './operation-names.js';
import { schemaNameCandidates } from './schema-names.js';

const named = (ids: readonly string[]): Record<string, string> =>
  Object.fromEntries(assignNames(schemaNameCandidates(ids), new Map()).names);

test.each<[string, readonly string[], Readonly<Record<string, string>>]>([
  ['is called just so', ['Pet', 'Response_1'], { Pet: 'Pet', Response_1: 'Response_1' }],
  ['differs in case', ['Invoice', 'invoice'], { Invoice: 'Invoice', invoice: 'InvoiceSchema' }],
  ['nobody is called so', ['a.b', 'a-b'], { 'a.b': 'AB_04la3gs', 'a-b': 'AB_0bswm03' }],
  ['is a global', ['Response', 'string'], { Response: 'ResponseSchema', string: 'StringSchema' }],
])('a schema that %s', (_, ids, want) => {
  expect(named(ids)).toEqual(want);
  expect(named([...ids].reverse())).toEqual(want);
});

test('every schema gets a name, whatever the order', () => {
  const ids = ['Foo.Bar', 'Foo-Bar', 'FooBar', 'foobar', 'Foo_Bar', 'FooBarSchema', '', '日本'];
  const names = named(ids);
  expect(names).toMatchObject({ FooBar: 'FooBar', FooBarSchema: 'FooBarSchema' });
  expect(new Set(Object.values(names).map((name) => name.toLowerCase())).size).toBe(ids.length);
  expect(named([...ids].reverse())).toEqual(names);
});

test('a long name is not cut', () => {
  const long = 'SingleComponentResponseOfDestinyCharacterProgressionComponentAndMore';
  const dotted = 'io.k8s.api.admissionregistration.v1.MutatingWebhookConfigurationList';
  expect(named([long, dotted])).toEqual({
    [long]: long,
    [dotted]: 'IoK8sApiAdmissionregistrationV1MutatingWebhookConfigurationList',
  });
});

test('a generic class with namespaces that is too long for a line loses them if the short name is unique', () => {
  const orders =
    'Shop.WebApp.Controllers.Api.PagedResult_System.Collections.Generic.List_Shop.Interfaces.Model.Order__';
  const others = orders.replace('Shop.Interfaces', 'Shop.Legacy');
  expect(named([orders])).toEqual({ [orders]: 'PagedResultListOrder' });
  expect(Object.values(named([orders, others]))).toEqual([
    'ShopWebAppControllersApiPagedResultSystemCollectionsGenericListShopInterfacesModelOrder',
    'ShopWebAppControllersApiPagedResultSystemCollectionsGenericListShopLegacyModelOrder',
  ]);
});
