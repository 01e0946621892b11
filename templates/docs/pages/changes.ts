/**
 * Describes the page `changes`: the changes since earlier versions of the API that affect callers.
 */
import { headingOf, paragraphOf, type DocsBlock, type Item } from '../blocks/block.js';
import { coded, inRow, operationOf, phraseOf, type Inline } from '../blocks/inline.js';
import type { Phrase } from '../language/phrases.js';
import type { ChangedGroup, ChangedPart, ChangesSince, DocsView } from '../view.js';

const GRAVITIES = {
  breaking: 'Breaking',
  warning: 'Possibly breaking',
  compatible: 'Compatible',
} as const satisfies Record<ChangesSince['levels'][number]['severity'], Phrase>;

/**
 * The maximum number of operations that are named for a changed schema. Further operations are only
 * counted.
 */
const MOST_USERS = 3;

/** Returns a section for each earlier version. */
export function changesPage(view: DocsView): DocsBlock[] {
  const title: DocsBlock = { kind: 'title', content: view.settings.word('Changes') };
  return [title, ...view.changes.map((one) => sinceSection(one, view))];
}

function sinceSection({ name, anchor, levels }: ChangesSince, { settings }: DocsView): DocsBlock {
  const { word } = settings;
  const title = headingOf(2, word('Since {version}', { version: name }));
  const changes =
    levels.length === 0
      ? [paragraphOf(word('No changes for callers.'))]
      : levels.flatMap((level) => levelBlocks(level, word(GRAVITIES[level.severity])));
  return { kind: 'section', anchor, blocks: [title, ...changes] };
}

/**
 * Returns the changes of one severity. Compatible changes are collapsed, because most readers skip
 * them.
 */
function levelBlocks(
  { severity, count, groups }: ChangesSince['levels'][number],
  name: string,
): DocsBlock[] {
  const title: Inline = { kind: 'noted', what: name, note: String(count) };
  const blocks = groups.flatMap(groupBlocks);
  return severity === 'compatible'
    ? [{ kind: 'details', summary: title, blocks, level: 3 }]
    : [headingOf(3, title, severity), ...blocks];
}

function groupBlocks({ title, file, parts }: ChangedGroup): DocsBlock[] {
  const label: Inline = file === undefined ? title : { kind: 'page', file, label: title };
  return [headingOf(4, label), { kind: 'list', look: 'changes', items: parts.flatMap(partItems) }];
}

/**
 * Returns the changes of one operation or schema. The sentences are those of the command `diff`, so
 * they are in English in every language.
 */
function partItems(part: ChangedPart): Item[] {
  const items = part.changes.map(({ text, why }): Item => ({
    line: { kind: 'noted', what: text, note: why },
    lang: 'en',
  }));
  const name = partName(part);
  return name === undefined ? items : [{ line: name, blocks: [{ kind: 'list', items }] }];
}

function partName({ endpoint, schema, name, users }: ChangedPart): Inline | undefined {
  if (endpoint !== undefined) return operationOf(endpoint);
  if (name === undefined) return undefined;
  const shown: Inline = schema === undefined ? coded(name) : { kind: 'schema', id: schema };
  if (users.length === 0) return shown;
  const operations = inRow(users.slice(0, MOST_USERS).map(operationOf));
  const count = users.length - MOST_USERS;
  const where =
    count > 0
      ? phraseOf('in {operations} and {count} more', { operations, count: String(count) })
      : phraseOf('in {operations}', { operations });
  return inRow([shown, { kind: 'small', content: where }], ' ');
}
