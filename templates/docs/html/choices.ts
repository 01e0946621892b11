/** The choices of a union by the names that tell them apart, the parts of an intersection, the items of a tuple. */
import { html, NO_HTML, type Html } from '../../../src/emit/html/index.js';
import type { Discriminator, Schema, UnionShape } from '../../../src/model/schema.js';
import { typeLine } from './type.js';
import type { HtmlView } from './view.js';

/** What is inside of a type, what is said of it while it is folded, and how many rows it takes. */
export interface Inside {
  readonly label: string;
  readonly content: Html;
  readonly rows: number;
}

/** Something that a reader may open. */
export function folded({ label, content }: Pick<Inside, 'label' | 'content'>): Html {
  return html`<details><summary>${label}</summary>${content}</details>`;
}

function unfolded({ label, content }: Inside): Html {
  return html`<details open><summary>${label}</summary>${content}</details>`;
}

/** What is inside of a member. */
type ShowMember = (member: Schema, index: number) => Inside | undefined;

/**
 * The choices of a union, the first of them open; `isPlain` when none of them has more to say than its type.
 */
export function choiceList(
  { members, discriminator, exclusive }: UnionShape,
  view: HtmlView,
  insideOf: ShowMember,
): Inside & { readonly isPlain: boolean } {
  let rows = members.length;
  let isPlain = true;
  const items = members.map((member, index) => {
    const inside = insideOf(member, index);
    rows += inside?.rows ?? 0;
    if (inside !== undefined || member.description !== undefined) isPlain = false;
    const name = choiceName(member, discriminator);
    return memberItem(name, member, view, inside, index === 0);
  });
  const told = discriminator && html`, told apart by <code>${discriminator.property}</code>`;
  const content = html`
    <p class="media">${exclusive === true ? 'one' : 'any'} of these${told}</p>
    <ol class="forms">
      ${items}
    </ol>
  `;
  return { label: `${members.length} choices`, content, rows, isPlain };
}

/** What a member is told apart by, or what its document calls it. */
function choiceName(member: Schema, discriminator: Discriminator | undefined): Html {
  const values =
    member.kind === 'ref'
      ? [...(discriminator?.mapping ?? [])].filter(([, id]) => id === member.id)
      : [];
  if (values.length > 0) {
    const shown = values.map(([value]) => value).join(', ');
    return html`<strong><code>${shown}</code></strong> `;
  }
  const { title } = member;
  return title === undefined || member.kind === 'ref' ? NO_HTML : html`<strong>${title}</strong> `;
}

function memberItem(
  before: Html | string,
  member: Schema,
  view: HtmlView,
  inside: Inside | undefined,
  isOpen: boolean,
): Html {
  const detail = inside && (isOpen ? unfolded(inside) : folded(inside));
  return html`<li>${before}${typeLine(member, view)}${view.prose(member.description, 0)}${detail}</li>`;
}

/** Parts that all hold, or the items of a tuple in their order and what may follow them. */
export function partList(
  parts: readonly Schema[],
  rest: Schema | undefined,
  view: HtmlView,
  insideOf: ShowMember,
): Inside | undefined {
  let rows = parts.length;
  const item = (part: Schema, index: number, before: string): Html => {
    const inside = insideOf(part, index);
    rows += inside?.rows ?? 0;
    return memberItem(before, part, view, inside, true);
  };
  const items = parts.map((part, index) => item(part, index, ''));
  if (rest !== undefined) items.push(item(rest, parts.length, 'then any number of: '));
  if (items.length === 0) return undefined;
  const content = html`
    <ol class="forms">
      ${items}
    </ol>
  `;
  return { label: `${items.length} parts`, content, rows };
}
