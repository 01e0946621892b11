/** Writes a comparison as a Markdown comment for a pull request. */
import { CHANGE_SEVERITIES, type Change } from '../../api/compare/index.js';
import { locationText } from '../../base/diagnostics/frame.js';
import {
  blocks,
  codeSpan,
  heading,
  inline,
  list,
  markdownText,
  md,
  text,
  type Md,
} from '../../print/emit/markdown/index.js';
import type { Origin } from '../../model/origin.js';
import { bestPlace, concerned, countText, subjectText, templates } from './words.js';
import type { Difference, Side } from './side.js';

const HEADINGS = { breaking: 'Breaking', warning: 'Possibly breaking', compatible: 'Compatible' };

/**
 * Writes a heading for each severity, and collapses the compatible changes. Text from a description is escaped, so it
 * cannot become markup.
 */
export function diffMarkdown(difference: Difference): string {
  const { before, after, changes } = difference;
  const names = [before.name, after.name].filter((name) => name !== '');
  const title = before.name === after.name ? names.slice(1) : names;
  const parts = CHANGE_SEVERITIES.flatMap((severity) => {
    const items = changes.filter((change) => change.severity === severity);
    return items.length === 0 ? [] : [section(severity, items, difference)];
  });
  const document = blocks(
    heading(2, md`API changes: ${text(countText(changes))}`),
    title.length === 0 ? null : inline(title.map(foreign), ' · '),
    parts,
  );
  return markdownText(document);
}

function section(
  severity: Change['severity'],
  changes: readonly Change[],
  difference: Difference,
): Md {
  const shown = templates(difference.before.api, difference.after.api);
  const items = list(changes.map((change) => item(change, shown, difference)));
  const name = HEADINGS[severity];
  if (severity !== 'compatible') return blocks(heading(3, text(name)), items);
  return blocks(
    md`<details><summary>${text(name)}: ${changes.length}</summary>`,
    items,
    md`
</details>
    `,
  );
}

function item(change: Change, shown: (key: string) => string, difference: Difference): Md {
  const subject = subjectText(change, shown);
  const { named, more } = concerned(change, shown);
  const [fresh, old] = [
    placeSpan(change.after, difference.after),
    placeSpan(change.before, difference.before),
  ];
  const where = fresh && old ? md`${fresh}, was ${old}` : (fresh ?? old);
  const users = inline(named.map(codeSpan));
  const name = subject === undefined ? null : md`${codeSpan(subject)}: `;
  const head = md`${name}${foreign(change.text)} (${codeSpan(change.rule)})`;
  const others = more > 0 ? md` and ${more} more` : null;
  const used = named.length === 0 ? null : md`In ${users}${others}`;
  return md`
    ${head}: ${text(change.why)}.
    ${inline([used, where], ' · ')}
  `;
}

function placeSpan(origins: readonly Origin[], side: Side): Md | undefined {
  const origin = bestPlace(origins);
  if (!origin) return undefined;
  const place = side.shown(origin);
  return codeSpan(locationText(place, side.locate(place)));
}

/**
 * Matches text that GitHub or GitLab turns into a link, a mention of a user or an emoji: an address, `@user`, `#1`,
 * `GH-1`, the hash of a commit, `~label` and the like, `:tada:`.
 */
const LINKED =
  /[@#]|:\/\/|\bwww\.|\b(?:mailto|xmpp|tel):|\bGH-\d|[!$%&^~][\w"{]|\b(?=[a-z]*\d)[\da-f]{7,}\b|:[\w+-]+:/i;

/** Formats text from a description. If it contains text that would become a link, it is formatted as code. */
function foreign(value: string): Md {
  return LINKED.test(value) ? codeSpan(value) : text(value);
}
