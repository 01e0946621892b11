/**
 * Prints the members of a union with their discriminator values, the parts of an intersection, and
 * the items of a tuple.
 */
import { html, type Html } from '../../../src/print/emit/html/index.js';
import type { Discriminator, Schema, UnionShape } from '../../../src/model/schema.js';
import { jsonLine } from '../../../src/print/emit/json/index.js';
import { phrased } from './phrased.js';
import { switchHtml, type Panel } from './switch.js';
import { typeLine } from './type-line.js';
import type { HtmlView } from './view.js';

/**
 * The printed content of a type, its number of rows, and the label that is visible when the content
 * is collapsed.
 */
export interface Inside {
  readonly label: string;
  readonly content: Html;
  readonly rows: number;
}

/** Prints a collapsible element that is closed at first. */
export function folded({ label, content }: Pick<Inside, 'label' | 'content'>): Html {
  return html`<details><summary>${label}</summary>${content}</details>`;
}

function unfolded({ label, content }: Inside): Html {
  return html`<details open><summary>${label}</summary>${content}</details>`;
}

/** Prints the content of a member of a composed type. */
type ShowMember = (member: Schema, index: number) => Inside | undefined;

/**
 * Prints the members of a union. The first one is open.
 * @param isPlain true if every member is only a type, without fields
 */
export function choiceList(
  { members, discriminator, exclusive }: UnionShape,
  view: HtmlView,
  insideOf: ShowMember,
): Inside & { readonly isPlain: boolean } {
  let rows = members.length;
  let isPlain = true;
  const panels = members.map((member, index): Panel => {
    const inside = insideOf(member, index);
    rows += inside?.rows ?? 0;
    if (inside !== undefined || member.description !== undefined) isPlain = false;
    const content = html`<p class="media">${typeLine(member, view)}</p>${view.prose(member.description, 0)}${inside?.content}`;
    return { label: choiceName(member, discriminator, view), content };
  });
  const { word } = view.settings;
  const kind = word(exclusive === true ? 'one of these' : 'any of these');
  const told =
    discriminator &&
    phrased('{one}, {other}', { one: kind, other: toldApart(discriminator, view) }, view);
  const content = html`
    <p class="media">${told ?? kind}</p>
    ${switchHtml(panels, 'choice')}
  `;
  return { label: word('{count} choices', { count: members.length }), content, rows, isPlain };
}

function toldApart({ property }: Pick<Discriminator, 'property'>, view: HtmlView): Html {
  return phrased('discriminated by {property}', { property: html`<code>${property}</code>` }, view);
}

/**
 * Returns the label of a member of a union: its discriminator values, or else its name in the
 * document or its kind.
 */
function choiceName(
  member: Schema,
  discriminator: Discriminator | undefined,
  view: HtmlView,
): Html | string {
  if (member.kind === 'ref') {
    const values = [...(discriminator?.mapping ?? [])].filter(([, id]) => id === member.id);
    if (values.length === 0) return member.id;
    return html`<code>${values.map(([value]) => value).join(', ')}</code>`;
  }
  const { title, kind } = member;
  if (title !== undefined) return title;
  if (kind === 'array') {
    const { items } = member;
    const type = items.kind === 'ref' ? items.id : (items.title ?? items.kind);
    return phrased('array of {type}', { type: html`${type}` }, view);
  }
  if (kind === 'enum' && member.values.length === 1) return jsonLine(member.values[0] ?? null);
  return kind;
}

/**
 * Prints the parts of an intersection, or the items of a tuple in order. If the tuple may have
 * further items, their type follows.
 */
export function partList(
  parts: readonly Schema[],
  rest: Schema | undefined,
  view: HtmlView,
  insideOf: ShowMember,
): Inside | undefined {
  let rows = parts.length;
  const item = (part: Schema, index: number): Html => {
    const inside = insideOf(part, index);
    rows += inside?.rows ?? 0;
    const detail = inside && unfolded(inside);
    return html`<li>${typeLine(part, view)}${view.prose(part.description, 0)}${detail}</li>`;
  };
  const items = parts.map(item);
  if (rest !== undefined) items.push(restItem(rest, view, insideOf(rest, parts.length)));
  if (items.length === 0) return undefined;
  const content = html`
    <ol class="forms">
      ${items}
    </ol>
  `;
  return { label: view.settings.word('{count} parts', { count: items.length }), content, rows };
}

function restItem(rest: Schema, view: HtmlView, inside: Inside | undefined): Html {
  const line = phrased('then any number of: {type}', { type: typeLine(rest, view) }, view);
  return html`<li>${line}${view.prose(rest.description, 0)}${inside && unfolded(inside)}</li>`;
}
