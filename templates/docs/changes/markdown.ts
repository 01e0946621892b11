/** The template `docs/changes`: what changed since earlier states of the API, for those who call it. */
import {
  codeSpan,
  heading,
  inline,
  link,
  list,
  md,
  text,
  type Md,
} from '../../../src/emit/markdown/index.js';
import { spokenWith, titled } from '../language/markdown.js';
import type { Phrase } from '../language/phrases.js';
import { markdownEndpointLink } from '../page.js';
import type { ChangedGroup, ChangedPart, ChangesSince, DocsView } from '../view.js';

/** What each gravity is called. */
export const GRAVITIES = {
  breaking: 'Breaking',
  warning: 'Perhaps breaking',
  compatible: 'Compatible',
} as const satisfies Record<ChangesSince['levels'][number]['severity'], Phrase>;

/** So many operations are named that a schema stands in; the others are counted. */
export const MOST_USERS = 3;

/** A section for each earlier state. */
export function markdownChanges(view: DocsView): Md[] {
  return [titled(1, 'Changes', view), ...view.changes.flatMap((one) => sinceBlocks(one, view))];
}

function sinceBlocks({ name, levels }: ChangesSince, view: DocsView): Md[] {
  const { word } = view.settings;
  const title = heading(2, text(word('Since {version}', { version: name })));
  if (levels.length === 0) return [title, text(word('Callers see no change.'))];
  return [
    title,
    ...levels.flatMap(({ severity, count, groups }) => [
      heading(3, md`${text(word(GRAVITIES[severity]))}: ${count}`),
      ...groups.flatMap((group) => groupBlocks(group, view)),
    ]),
  ];
}

function groupBlocks({ title, file, parts }: ChangedGroup, view: DocsView): Md[] {
  return [
    heading(4, file === undefined ? text(title) : link(text(title), file)),
    list(parts.flatMap((part) => partItems(part, view))),
  ];
}

function partItems(part: ChangedPart, view: DocsView): Md[] {
  const items = part.changes.map(({ text: said, why }) => md`${text(said)}: ${text(why)}`);
  const name = partName(part, view);
  return name === undefined
    ? items
    : [
        md`
    ${name}
    ${list(items)}
  `,
      ];
}

function partName({ endpoint, schema, name, users }: ChangedPart, view: DocsView): Md | undefined {
  if (endpoint !== undefined) return markdownEndpointLink(endpoint, view);
  if (name === undefined) return undefined;
  const id = schema === undefined ? undefined : view.names.schemas.get(schema);
  const shown =
    id === undefined ? codeSpan(name) : link(codeSpan(name), `schemas.md#${id.toLowerCase()}`);
  if (users.length === 0) return shown;
  const links = users.slice(0, MOST_USERS).map((one) => markdownEndpointLink(one, view));
  const operations = inline(links, ', ');
  const count = users.length - links.length;
  const said =
    count > 0
      ? spokenWith(
          'in {operations} and {count} more',
          { operations, count: text(String(count)) },
          view,
        )
      : spokenWith('in {operations}', { operations }, view);
  return md`${shown} ${said}`;
}
