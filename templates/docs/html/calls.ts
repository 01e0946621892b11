/**
 * Prints code samples that call an operation, by language and by body, and examples of its
 * responses.
 */
import { html, NO_HTML, type Html } from '../../../src/print/emit/html/index.js';
import type { Media } from '../../../src/model/api.js';
import type { OperationSignature } from '../../../src/print/typescript/signature.js';
import type { DocsBlock } from '../blocks/block.js';
import type { BodyExample, ResponseRow } from '../blocks/field.js';
import { bareSample } from './sample.js';
import { switchHtml, type Panel } from './switch.js';
import type { HtmlView } from './view.js';

/**
 * Prints the code samples of an operation. If its body has several examples, the reader can switch
 * between them.
 */
export function callsHtml(signature: OperationSignature, view: HtmlView): Html {
  const { endpoint } = signature;
  const seen = new Set<string>();
  const variants = view.bodiesOf(endpoint);
  const bodies = variants.flatMap(({ label, media }): Panel[] => {
    const samples = view.samplesOf(endpoint, media);
    const text = samples.map((one) => one.text).join();
    if (seen.has(text)) return [];
    seen.add(text);
    const chosen = variants.length > 1 ? media : undefined;
    return [{ label, content: languageSwitch(samples, signature, view, chosen) }];
  });
  if (bodies.length > 1) return switchHtml(bodies, 'body');
  return bodies[0]?.content ?? languageSwitch(view.samplesOf(endpoint), signature, view);
}

/**
 * Prints the samples of one request, by language. The call with the generated client follows the
 * first sample, which is usually the shell command.
 */
function languageSwitch(
  samples: ReturnType<HtmlView['samplesOf']>,
  signature: OperationSignature,
  view: HtmlView,
  media?: Media,
): Html {
  const panels = samples.map(({ title, language, text }): Panel => ({
    label: title,
    content: bareSample(text, language),
  }));
  if (view.client !== undefined) {
    const call = bareSample(view.callOf(signature, view.examplePlace, media), 'ts');
    panels.splice(1, 0, { label: 'TypeScript', content: call });
  }
  return panels.length === 0 ? NO_HTML : switchHtml(panels, 'language');
}

/**
 * Prints the examples of an operation's responses, by status. Examples of callbacks are printed
 * with the callbacks.
 */
export function repliesHtml(blocks: readonly DocsBlock[]): Html[] {
  const rows = blocks.flatMap((block) => (block.kind === 'responses' ? block.rows : []));
  const panels = rows.flatMap((row) => {
    const content = replyOf(row);
    return content === undefined ? [] : [{ label: statusLabel(row), content }];
  });
  return panels.length === 0 ? [] : [switchHtml(panels, 'status')];
}

function replyOf({ contents }: ResponseRow): Html | undefined {
  const examples = contents.flatMap((content) => content.examples);
  const isOneType = new Set(examples.map(({ of }) => of)).size === 1;
  return examplesOf(examples, isOneType);
}

function examplesOf(examples: readonly BodyExample[], isOneType: boolean): Html | undefined {
  const [first] = examples;
  if (first === undefined) return undefined;
  if (examples.length === 1) return bareSample(first.text, first.language ?? '');
  const panels = examples.map(({ of, name, text, language = '' }, index): Panel => {
    const type = of.slice(of.indexOf(' ') + 1);
    const label = isOneType ? name || String(index + 1) : [type, name].filter(Boolean).join(': ');
    return { label, content: bareSample(text, language) };
  });
  return switchHtml(panels, 'example');
}

/** Prints the examples of a request body that the reader receives. */
export function bodyExamplesHtml(blocks: readonly DocsBlock[]): Html[] {
  const examples = blocks.flatMap((block) =>
    block.kind === 'content' ? block.content.examples : [],
  );
  const [first] = examples;
  if (first !== undefined && examples.length === 1) {
    const content = bareSample(first.text, first.language ?? '');
    return [switchHtml([{ label: first.of, content }], 'example')];
  }
  const shown = examplesOf(examples, false);
  return shown === undefined ? [] : [shown];
}

/** Prints a status. Its class (2xx, 4xx) determines the colour. */
export function statusLabel({ response: { status } }: ResponseRow): Html {
  return html`<span class="s${String(status).slice(0, 1)}"><code>${String(status)}</code></span>`;
}
