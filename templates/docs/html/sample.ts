/** Code to copy, with the little colour that helps reading it. */
import { html, marked, type Html } from '../../../src/print/emit/html/index.js';

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

/** The same, opened on request. */
export function foldedSample(title: string, code: Html, isOpen = false): Html {
  const block = html`<figure><figcaption><button type="button" class="copy">Copy</button></figcaption><pre><code>${code}</code></pre></figure>`;
  return isOpen
    ? html`<details class="example" open><summary>${title}</summary>${block}</details>`
    : html`<details class="example"><summary>${title}</summary>${block}</details>`;
}

/** TypeScript of ours: words and texts stand out. */
export function typescriptCode(text: string): Html {
  return marked(text, TYPESCRIPT, (found) => (found.startsWith('"') ? 'i' : 'b'));
}

/** A command: what has to be filled in stands out. */
export function shellCode(text: string): Html {
  return marked(text, SHELL, () => 'var');
}
