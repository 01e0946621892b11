/** Prints blocks of code that the reader can copy. */
import { codeHtml, html, type Html } from '../../../src/print/emit/html/index.js';

/** Prints code below a title, and a button that copies the code. */
export function sampleBlock(title: string, text: string, language: string): Html {
  return html`
    <figure>
      <figcaption>${title} <button type="button" class="copy">Copy</button></figcaption>
      <pre tabindex="0"><code>${codeHtml(text, language)}</code></pre>
    </figure>
  `;
}

/** Prints code whose title is printed elsewhere. */
export function bareSample(text: string, language: string): Html {
  return html`<figure><button type="button" class="copy">Copy</button> <pre tabindex="0"><code>${codeHtml(text, language)}</code></pre></figure>`;
}

/** Prints code that is hidden until the reader opens it. */
export function foldedSample(title: string, text: string, language: string): Html {
  return html`<details class="example"><summary>${title}</summary>${bareSample(text, language)}</details>`;
}
