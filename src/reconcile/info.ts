/** Electing what the API as a whole is called, and the rest of its front page. */
import type { Report } from '../diagnostics/report.js';
import type { Api, Tag } from '../model/api.js';
import type { Fact } from '../model/origin.js';
import { elect, unionOrigins, type Authority } from './elect.js';
import { groupBy, least } from '../foundation/group.js';
import { byCodeUnit } from '../foundation/sort.js';
import { fold, foldHard, sameAsOneOf } from '../model/text.js';
import { electDescription } from './elect-text.js';

/** Versions that exporters write when they know none. */
const DEFAULT_VERSIONS = new Set(['1.0.0', '1.0', '0.0.0', '1']);

type Info = Pick<
  Api,
  | 'title'
  | 'version'
  | 'summary'
  | 'description'
  | 'termsOfService'
  | 'contact'
  | 'license'
  | 'externalDocs'
>;

/**
 * Elects the title, version and description of the API. Titles and descriptions that only repeat one
 * operation's are taken apart or left out.
 */
export function electInfo(
  apis: readonly Api[],
  texts: ReadonlySet<string>,
  authority: Authority,
): Info {
  const title = electTitle(apis, texts, authority);
  const version = electVersion(apis, authority);
  const descriptions = apis
    .flatMap((api) => api.description ?? [])
    .filter(({ value }) => !texts.has(foldHard(value)) && !isSlug(value));
  const description = electDescription(descriptions, title ? [title.value] : [], authority)?.kept;
  const summary = electMember(apis, (api) => api.summary, authority);
  const termsOfService = electMember(apis, (api) => api.termsOfService, authority);
  const contact = electMember(apis, (api) => api.contact, authority);
  const license = electMember(apis, (api) => api.license, authority);
  const externalDocs = electMember(apis, (api) => api.externalDocs, authority);
  return {
    ...(title && { title }),
    ...(version && { version }),
    ...(summary && { summary }),
    ...(description && { description }),
    ...(termsOfService && { termsOfService }),
    ...(contact && { contact }),
    ...(license && { license }),
    ...(externalDocs && { externalDocs }),
  };
}

/** Of what the front pages say, folded: what is the summary or the description of an operation. */
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

/** `get-all-users`: an identifier where a description is due. */
function isSlug(text: string): boolean {
  return /^[a-z0-9]+(?:[-_][a-z0-9]+)+$/i.test(text.trim());
}

/** Says which titles and descriptions of documents were not taken for the API's. */
export function reportInfo(apis: readonly Api[], texts: ReadonlySet<string>, report: Report): void {
  for (const { title, description } of apis) {
    if (title && trimOperation(fold(title.value), texts) !== fold(title.value)) {
      report.add('info/op-title', { field: 'title' }, title.origins[0]);
    }
    const [place] = description?.origins ?? [];
    if (!description) continue;
    if (texts.has(foldHard(description.value))) {
      report.add('info/op-title', { field: 'description' }, place);
    } else if (isSlug(description.value)) report.add('info/slug', {}, place);
  }
}

function electMember<T extends object | string>(
  apis: readonly Api[],
  read: (api: Api) => Fact<T> | undefined,
  authority: Authority,
): Fact<T> | undefined {
  return elect(
    apis.flatMap((api) => read(api) ?? []),
    authority,
  )?.kept;
}

function electTitle(
  apis: readonly Api[],
  texts: ReadonlySet<string>,
  authority: Authority,
): Fact<string> | undefined {
  const titles = apis
    .flatMap((api) => api.title ?? [])
    .map((fact) => ({ ...fact, value: trimOperation(fold(fact.value), texts) }));
  const named = titles.filter(({ value }) => value !== '');
  return elect(named, authority)?.kept;
}

/** `Jira Software Cloud API Send message to user` → `Jira Software Cloud API`, if that is an operation's summary. */
function trimOperation(title: string, texts: ReadonlySet<string>): string {
  const start = tailsOf(title).findIndex((tail) => texts.has(tail));
  return start < 0 ? title : title.split(' ').slice(0, start).join(' ');
}

/** More words than the summary of an operation has: of a hostile title all ends together are the square of its length. */
const MOST_WORDS = 100;

/** The ends of a title, the longest first, folded hard. None of a text that is too long for a title. */
function tailsOf(title: string): string[] {
  const words = title.split(' ');
  if (words.length > MOST_WORDS) return [];
  return words.map((_, start) => foldHard(words.slice(start).join(' ')));
}

function electVersion(apis: readonly Api[], authority: Authority): Fact<string> | undefined {
  const versions = apis.flatMap((api) => api.version ?? []);
  const stated = versions.filter(({ value }) => !DEFAULT_VERSIONS.has(value));
  return elect(stated.length > 0 ? stated : versions, authority, { score: versionNumber })?.kept;
}

/** Major, minor and patch as one number; 0 for what is no version number. */
function versionNumber(version: string): number {
  const match = /^v?(\d{1,6})(?:\.(\d{1,4}))?(?:\.(\d{1,4}))?/.exec(version);
  if (!match) return 0;
  const [, major = '0', minor = '0', patch = '0'] = match;
  return Number(major) * 1e8 + Number(minor) * 1e4 + Number(patch);
}

/** Unites declared tags by name; the longest description stays. */
export function mergeTags(apis: readonly Api[]): ReadonlyMap<string, Tag> {
  const tags = groupBy(
    apis.flatMap((api) => [...api.tags.values()]),
    (tag) => tag.name,
  );
  return new Map(
    [...tags].map(([name, list]) => {
      const longest = least(
        list,
        (a, b) =>
          (b.description?.length ?? 0) - (a.description?.length ?? 0) ||
          byCodeUnit(a.description ?? '', b.description ?? ''),
      );
      return [name, { ...longest, origins: unionOrigins(list.map((tag) => tag.origins)) }];
    }),
  );
}
