/**
 * Prints panels of which one is visible at a time: languages of samples, statuses of responses,
 * members of a union.
 */
import { html, type Html } from '../../../src/print/emit/html/index.js';

export interface Panel {
  readonly label: Html | string;
  readonly content: Html;
  /** True if the panel is visible at first. If no panel has it set, the first one is visible. */
  readonly isOpen?: boolean;
}

/**
 * The kind of the panels. Selecting a language selects it on the whole page, and selecting a status
 * selects it within the operation. Panels of other kinds are independent.
 */
export type SwitchKind = 'language' | 'body' | 'status' | 'example' | 'choice';

/**
 * Prints panels as `details` elements. A browser without scripts can therefore open and close them,
 * and search the text of all of them. The style sheet prints their labels in a row.
 */
export function switchHtml(panels: readonly Panel[], kind: SwitchKind): Html {
  const marked = panels.findIndex(({ isOpen }) => isOpen);
  const open = Math.max(0, marked);
  const shown = panels.map(({ label, content }, index) =>
    index === open
      ? html`<details open><summary>${label}</summary> ${content}</details>`
      : html`<details><summary>${label}</summary> ${content}</details>`,
  );
  return html`
    <div class="pick ${kind}">
      ${shown}
    </div>
  `;
}
