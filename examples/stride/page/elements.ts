/** Finds elements of the page, and creates new ones. Text is never parsed as HTML. */

/**
 * Returns an element of the page.
 * @throws Error if the page does not contain the id
 */
export function byId<Kind extends HTMLElement = HTMLElement>(id: string): Kind {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no ${id}`);
  return found as Kind;
}

export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  text = '',
  children: readonly Node[] = [],
): HTMLElementTagNameMap[Tag] {
  const created = document.createElement(tag);
  created.append(text, ...children);
  return created;
}

export function button(text: string, press: () => Promise<void>): HTMLButtonElement {
  const created = element('button', text);
  created.type = 'button';
  created.addEventListener('click', () => attempt(press));
  return created;
}

/** Inserts a text at the cursor of an input field, and focuses the field. */
export function insert(input: HTMLTextAreaElement, text: string): void {
  input.setRangeText(text, input.selectionStart, input.selectionEnd, 'end');
  input.focus();
}

/**
 * Runs `work`. If it fails, displays the error in the status line. Screen readers announce the
 * changes of this line.
 */
export function attempt(work: () => Promise<void>): void {
  say('');
  work().catch((error: unknown) => say(error instanceof Error ? error.message : String(error)));
}

export function say(text: string): void {
  byId('status').textContent = text;
}
