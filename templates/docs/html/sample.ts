/** Code to copy, with the little colour that helps reading it. */
import { html, joined, type Html } from '../../../src/emit/html.js';

const TYPESCRIPT = /"(?:[^"\\]|\\.)*"|\b(?:import|from|const|await|new|as|true|false|null)\b/g;
const SHELL = /<[^<>\n]*>/g;

/** A block of code under a title, with a button that copies it. */
export function sampleBlock(title: string, code: Html): Html {
  return html`
    <figure>
      <figcaption>${title} <button type="button" class="copy">Copy</button></figcaption>
      <pre><code>${code}</code></pre>
    </figure>
  `;
}

/** TypeScript of ours: words and texts stand out. */
export function typescriptCode(text: string): Html {
  return colored(text, TYPESCRIPT, (found) =>
    found.startsWith('"') ? html`<i>${found}</i>` : html`<b>${found}</b>`,
  );
}

/** A command: what has to be filled in stands out. */
export function shellCode(text: string): Html {
  return colored(text, SHELL, (found) => html`<var>${found}</var>`);
}

function colored(text: string, what: RegExp, mark: (found: string) => Html): Html {
  const parts: Html[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(what)) {
    parts.push(html`${text.slice(from, index)}`, mark(found));
    from = index + found.length;
  }
  return joined([...parts, html`${text.slice(from)}`], '');
}
