/** Panels, one of which is visible at a time: languages of samples, statuses of responses, choices of a type. */
import { html, type Html } from '../../../src/print/emit/html/index.js';

export interface Panel {
  readonly label: Html | string;
  readonly content: Html;
  /** True if the panel is visible at first. If no panel is marked, the first one is visible. */
  readonly isOpen?: boolean;
}

/**
 * The kind of the panels. The page switches panels of one kind together: a language everywhere, a status and a body
 * within an operation.
 */
export type SwitchKind = 'language' | 'body' | 'status' | 'example' | 'choice';

/**
 * A switch. Its panels are `details`, so a browser without scripts opens and closes them, and finds text in all of them; the
 * style sheet shows their labels in a row.
 */
export function switchHtml(panels: readonly Panel[], kind: SwitchKind): Html {
  const stated = panels.findIndex(({ isOpen }) => isOpen);
  const open = Math.max(0, stated);
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
