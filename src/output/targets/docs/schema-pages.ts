/**
 * Decides on which page a named schema is described. In a small API all schemas are on one page; otherwise there is
 * one page for each prefix of their names.
 */
import { append } from '../../../base/foundation/lists.js';
import type { Language } from '../../../../templates/docs/language/language.js';
import type { SchemaPage } from '../../../../templates/docs/view.js';
import type { Api } from '../../../model/api.js';
import { groupBy } from '../../../base/foundation/group.js';
import type { SchemaId } from '../../../model/schema.js';
import type { Names } from '../../../api/resolve/name-table.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import { schemaWeight } from './weight.js';
import { GENERATING_LIMITS } from '../../../base/foundation/limits/generating.js';

interface Named {
  readonly id: SchemaId;
  readonly name: string;
  readonly weight: number;
}

/**
 * Returns the pages of schemas, sorted by name. If there are several pages, the first one links to the schemas on the
 * others.
 */
export function schemaPages({ schemas }: Api, names: Names, word: Language['word']): SchemaPage[] {
  if (schemas.size === 0) return [];
  const all = [...schemas]
    .map(([id, schema]) => ({
      id,
      name: names.schemas.get(id) ?? id,
      weight: schemaWeight(schema),
    }))
    .sort((a, b) => byCodeUnit(a.name, b.name));
  if (fits(all)) return [{ title: word('Schemas'), file: 'schemas.md', schemas: all.map(idOf) }];
  const parts = packed(divided(all, 1));
  return [
    { title: word('Schemas'), file: 'schemas.md', schemas: [] },
    ...parts.map((part, index) => {
      const [first = '', last = ''] = [part[0]?.name, part.at(-1)?.name];
      const title = first === last ? first : `${first} – ${last}`;
      return {
        title: `${word('Schemas')} ${title}`,
        file: `schemas_${index + 1}.md`,
        schemas: part.map(idOf),
      };
    }),
  ];
}

function idOf({ id }: Named): SchemaId {
  return id;
}

function fits(some: readonly Named[]): boolean {
  return fitsAs(some.length, weightOf(some));
}

function fitsAs(count: number, weight: number): boolean {
  return (
    count <= GENERATING_LIMITS.docsSchemas.most &&
    (weight <= GENERATING_LIMITS.docsSchemaBytes.most || count === 1)
  );
}

function weightOf(some: readonly Named[]): number {
  return some.reduce((sum, one) => sum + one.weight, 0);
}

/** Divides schemas by the first letters of their names. More letters are used until each part fits on a page. */
function divided(some: readonly Named[], length: number): (readonly Named[])[] {
  if (fits(some)) return [some];
  const parts = groupBy(some, ({ name }) => name.slice(0, length).toLowerCase());
  if (some.every(({ name }) => name.length < length)) return some.map((one) => [one]);
  return [...parts.values()].flatMap((part) => divided(part, length + 1));
}

/** Merges adjacent parts as long as the result fits on a page. */
function packed(parts: readonly (readonly Named[])[]): (readonly Named[])[] {
  const pages: Named[][] = [];
  let weight = 0;
  for (const part of parts) {
    const last = pages.at(-1);
    const more = weightOf(part);
    if (last !== undefined && fitsAs(last.length + part.length, weight + more)) {
      append(last, part);
      weight += more;
    } else {
      pages.push([...part]);
      weight = more;
    }
  }
  return pages;
}
