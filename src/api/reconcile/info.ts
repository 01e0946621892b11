/** Chooses the title of the API and the other fields of its Info Object. */
import { sourceOf } from './match/claim.js';
import type { Report } from '../../base/diagnostics/report.js';
import type { Api, Info, Tag } from '../../model/api.js';
import type { Fact, Origin } from '../../model/origin.js';
import { unionOrigins, type Authority } from './elect.js';
import type { LedgerWriter } from './ledger/writer.js';
import type { ExternalDocs } from '../../model/schema.js';
import { groupBy } from '../../base/foundation/group.js';
import { fold, foldHard, sameAsOneOf } from '../../model/text.js';
import { mergeExtensions } from './merge/extensions.js';
import { completed } from './merge/keywords/completed.js';
import { electFact, electFactText, within, type FactEntry } from './merge/recorded.js';
import { MERGING_LIMITS } from '../../base/foundation/limits/merging.js';

/** Versions that exporters write by default. */
const DEFAULT_VERSIONS = new Set(['1.0.0', '1.0', '0.0.0', '1']);

/**
 * Chooses the title, version and description of the API. If a title or description of the API only repeats a text of an
 * operation, it is shortened or omitted.
 */
export function electInfo(
  apis: readonly Api[],
  texts: ReadonlySet<string>,
  authority: Authority,
  ledger: LedgerWriter,
): Info {
  const entry = { entity: 'api', steps: [], ledger, authority };
  const title = electFact(declaredTitles(apis, texts), within(entry, 'title'));
  const version = electVersion(apis, within(entry, 'version'));
  const descriptions = apis
    .flatMap((api) => api.description ?? [])
    .filter(({ value }) => !texts.has(foldHard(value)) && !isSlug(value));
  const titles = title ? [title.value] : [];
  const description = electFactText(descriptions, within(entry, 'description'), titles);
  const member = (
    field: 'summary' | 'termsOfService' | 'contact' | 'license' | 'externalDocs',
  ): Partial<Info> => {
    const facts = apis.flatMap<Fact<string | object>>((api) => api[field] ?? []);
    const kept = electFact(completed(facts), within(entry, field));
    return kept ? { [field]: kept } : {};
  };
  const infoExtensions = mergeExtensions(
    apis.map((api) => ({ values: api.infoExtensions, origins: documentOrigins(api, '/info') })),
    within(entry, 'info'),
  );
  return {
    ...(title && { title }),
    ...(version && { version }),
    ...member('summary'),
    ...(description && { description }),
    ...member('termsOfService'),
    ...member('contact'),
    ...member('license'),
    ...member('externalDocs'),
    ...(infoExtensions.size > 0 && { infoExtensions }),
  };
}

/**
 * Returns the normalized summaries and descriptions of operations that some document repeats at the end of its title,
 * or as its description.
 */
export function operationTexts(apis: readonly Api[]): ReadonlySet<string> {
  const asked = new Set(
    apis.flatMap(({ title, description }) => [
      ...(title ? tailsOf(fold(title.value)) : []),
      ...(description ? [foldHard(description.value)] : []),
    ]),
  );
  const isAsked = sameAsOneOf(asked);
  const found = new Set<string>();
  for (const { endpoints } of apis) {
    for (const { summary, description } of endpoints) {
      if (summary && isAsked(summary.value)) found.add(foldHard(summary.value));
      if (description && isAsked(description.value)) found.add(foldHard(description.value));
    }
  }
  return found;
}

/** Returns true for an identifier such as `get-all-users`. It is not useful as a description. */
function isSlug(text: string): boolean {
  return /^[a-z0-9]+(?:[-_][a-z0-9]+)+$/i.test(text.trim());
}

/**
 * Returns the name of the field in the document (such as `name` for the title of a Postman collection), together with
 * its use (such as `title`).
 */
function wordsOf(use: string, { origins }: Fact<string>): { field: string; use: string } {
  return { field: origins[0]?.pointer.split('/').at(-1) || use, use };
}

/**
 * Reports titles and descriptions of APIs that were not used, because they belong to an operation or are only an
 * identifier.
 */
export function reportInfo(apis: readonly Api[], texts: ReadonlySet<string>, report: Report): void {
  for (const { title, description } of apis) {
    if (title && trimOperation(fold(title.value), texts) !== fold(title.value)) {
      report.add('info/op-title', wordsOf('title', title), title.origins[0]);
    }
    const [place] = description?.origins ?? [];
    if (!description) continue;
    if (texts.has(foldHard(description.value))) {
      report.add('info/op-title', wordsOf('description', description), place);
    } else if (isSlug(description.value)) report.add('info/slug', {}, place);
  }
}

/** Returns an origin in the document of an API. By default, the origin refers to the whole document. */
export function documentOrigins(api: Api, pointer = ''): Origin[] {
  return [{ source: sourceOf(api), pointer, trust: 'declared' }];
}

function declaredTitles(apis: readonly Api[], texts: ReadonlySet<string>): Fact<string>[] {
  const titles = apis
    .flatMap((api) => api.title ?? [])
    .map((fact) => ({ ...fact, value: trimOperation(fold(fact.value), texts) }));
  return titles.filter(({ value }) => value !== '');
}

/**
 * Removes the summary of an operation from the end of a title: `Jira Software Cloud API Send message to user` becomes
 * `Jira Software Cloud API`.
 */
function trimOperation(title: string, texts: ReadonlySet<string>): string {
  const start = tailsOf(title).findIndex((tail) => texts.has(tail));
  return start < 0 ? title : title.split(' ').slice(0, start).join(' ');
}

/** Returns the endings of a title, the longest first, in normalized form. Returns none if the title is too long. */
function tailsOf(title: string): string[] {
  const words = title.split(' ');
  if (words.length > MERGING_LIMITS.titleWords.most) return [];
  return words.map((_, start) => foldHard(words.slice(start).join(' ')));
}

/**
 * Chooses the version of the API. A version that exporters write by default is only chosen if there is no other, or if
 * the configuration prefers its document.
 */
function electVersion(apis: readonly Api[], entry: FactEntry): Fact<string> | undefined {
  const versions = apis.flatMap((api) => api.version ?? []);
  const fit = (version: string): number => (DEFAULT_VERSIONS.has(version) ? 0 : 1);
  return electFact(versions, entry, { fit, score: versionNumber });
}

/** Combines the major, minor and patch version in one number. Returns 0 for an invalid version. */
function versionNumber(version: string): number {
  const match = /^v?(\d{1,6})(?:\.(\d{1,4}))?(?:\.(\d{1,4}))?/.exec(version);
  if (!match) return 0;
  const [, major = '0', minor = '0', patch = '0'] = match;
  return Number(major) * 1e8 + Number(minor) * 1e4 + Number(patch);
}

/** Merges declared tags by name. If documents declare different values for a field of a tag, one of them is chosen. */
export function mergeTags(
  apis: readonly Api[],
  authority: Authority,
  ledger: LedgerWriter,
): ReadonlyMap<string, Tag> {
  const tags = groupBy(
    apis.flatMap((api) => [...api.tags.values()]),
    (tag) => tag.name,
  );
  return new Map(
    [...tags].map(([name, list]) => {
      const entry = { entity: `tag ${name}`, steps: [], ledger, authority };
      const facts = <T>(read: (tag: Tag) => T | undefined): Fact<T>[] =>
        list.flatMap((tag) => {
          const value = read(tag);
          return value === undefined ? [] : [{ value, origins: tag.origins }];
        });
      const description = electFactText(
        facts((tag) => tag.description),
        within(entry, 'description'),
      );
      const member = (key: 'summary' | 'parent' | 'kind' | 'externalDocs') => {
        const kept = electFact(
          completed(facts<string | ExternalDocs>((tag) => tag[key])),
          within(entry, key),
        );
        return kept ? { [key]: kept.value } : {};
      };
      const merged: Tag = {
        name,
        ...member('summary'),
        ...(description && { description: description.value }),
        ...member('parent'),
        ...member('kind'),
        ...member('externalDocs'),
        origins: unionOrigins(list.map((tag) => tag.origins)),
      };
      return [name, merged];
    }),
  );
}
