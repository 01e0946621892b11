/** Prints the page that `restitch settle --open` serves. */
import { html, htmlText, type Html } from '../../../../src/print/emit/html/index.js';
import { counted } from '../../../../src/base/foundation/counted.js';
import type { Question } from '../../../../src/api/questions/index.js';
import { questionHtml } from './question.js';

/**
 * Prints the whole page of `restitch settle`. It contains no inline code, because its script and
 * its styles are separate files.
 */
export function servedPage(
  questions: readonly Question[],
  title: string,
  answers: string,
  version: number,
): string {
  return htmlText(html`
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="referrer" content="no-referrer">
    <title>Settle ${title}</title>
    <link rel="stylesheet" href="docs.css">
    <link rel="stylesheet" href="settle.css">
    <script src="settle.js" defer></script>
    </head>
    <body class="settle" data-version="${String(version)}">
    <header><strong>Settle ${title}</strong></header>
    <main>${questionsHtml(questions, answers)}</main>
    <footer class="settle-bar">
    <button type="button" id="undo">Undo the last answer</button>
    <span id="progress" role="status"></span>
    <span class="keys">Keys: <kbd>1</kbd> to <kbd>9</kbd>, <kbd>a</kbd>, <kbd>b</kbd>, <kbd>o</kbd> choose; <kbd>Enter</kbd> answers, <kbd>s</kbd> all similar; <kbd>l</kbd> later, <kbd>u</kbd> undo</span>
    </footer>
    </body>
    </html>
  `);
}

/** Prints the part of the page that changes while the page is open. */
export function servedQuestions(questions: readonly Question[], answers: string): string {
  return htmlText(questionsHtml(questions, answers));
}

function questionsHtml(questions: readonly Question[], answers: string): Html {
  const { length } = questions;
  return html`
    <h1>Conflicts between documents</h1>
    ${
      length === 0
        ? html`<p>No question is left: <code>restitch generate</code> writes the output.</p>`
        : html`<p>${counted(length, 'question')}, the most costly first. Each answer is written to <code>${answers}</code> at once.</p>`
    }
    ${questions.map((question) => questionHtml(question))}
  `;
}
