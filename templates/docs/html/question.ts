/**
 * Prints a question of `restitch settle` as HTML: all conflicts with the same cause, and the values
 * to choose from.
 */
import { html, NO_HTML, type Html } from '../../../src/print/emit/html/index.js';
import {
  COST_NAMES,
  choiceYaml,
  furtherPlaces,
  recommendedText,
  type QuestionChoice,
  type Question,
} from '../../../src/api/questions/index.js';

type Candidate = Question['candidates'][number];
type Statement = Candidate['statements'][number];

/** The links of a page of the docs. */
export interface QuestionLinks {
  /** Returns a link to an operation or schema; `undefined` if no page shows it. */
  readonly entity: (entity: string) => Html | undefined;
  /**
   * Returns the URL of a line of a document; `undefined` if the configuration contains no URL for
   * the document.
   */
  readonly line: (source: string, line: number) => string | undefined;
}

/** The maximum number of locations that are listed. Further locations are only counted. */
const MOST_PLACES = 20;

/**
 * Prints a question, with an anchor for each of its conflicts. Operations with a conflict link to
 * its anchor.
 */
export function questionSection(question: Question, links: QuestionLinks): Html[] {
  const { id, places } = question;
  const others = places.filter(({ conflict }) => conflict !== id);
  return [
    ...others.map(({ conflict }) => html`<span id="${conflict}"></span>`),
    questionHtml(question, links),
  ];
}

/** Prints the empty overlay of the answers. A script in the browser fills it. */
export function answersHtml(): Html {
  return html`
    <figure>
      <figcaption>settled.overlay.yaml <span><button type="button" class="copy">Copy</button> <button type="button" id="download">Download</button></span></figcaption>
      <pre tabindex="0"><code id="overlay">overlay: 1.1.0</code></pre>
    </figure>
    <p class="settle-bar"><span id="progress" role="status"></span> <a href="#overlay">Your overlay</a></p>
  `;
}

/** Prints a section with the candidates side by side, and a choice for each. */
function questionHtml(question: Question, links: QuestionLinks): Html {
  const { id, title, cost, consequence, candidates, choices, advice } = question;
  const keys = new Set(candidates.map(({ key }) => key));
  const others = choices.filter(({ key }) => !keys.has(key));
  return html`
    <section class="question" id="${id}" data-title="${title}" aria-labelledby="title-${id}" tabindex="-1">
      <h2 id="title-${id}">${title}</h2>
      <p><strong>${COST_NAMES[cost]}</strong>: ${consequence}</p>
      ${placesHtml(question, links)}
      <fieldset>
        <legend>Your choice</legend>
        <div class="sides">${candidates.map((one) => candidateHtml(one, question, links))}</div>
        ${others.map((choice) => html`<p>${radio(choice, id)}${tagHtml(choice.key, question)}</p>`)}
        ${ownHtml(question)}
      </fieldset>
      <p class="recommended">${recommendedText(question)}</p>
      ${advice === undefined ? NO_HTML : html`<p>${advice}</p>`}
    </section>
  `;
}

/**
 * Prints the marks of a choice: `recommended`, and `generated now` for the value in the current
 * output. The marks are not part of the choice's label.
 */
function tagHtml(key: string, { recommended }: Question, isKept = false): Html {
  const tags = [
    ...(isKept ? ['generated now'] : []),
    ...(recommended.key === key ? ['recommended'] : []),
  ];
  return html`${tags.map((tag) => html` <span class="tag">${tag}</span>`)}`;
}

function placesHtml(question: Question, { entity }: QuestionLinks): Html {
  const shown = furtherPlaces(question);
  // The title may already name the only place of the conflict. The place is then printed again only
  // if it has a page, as a link.
  const places = shown.length === 0 ? question.places.filter((one) => entity(one.entity)) : shown;
  const names = places.map((one) => entity(one.entity) ?? html`<code>${one.text}</code>`);
  if (names.length === 0) return NO_HTML;
  if (names.length === 1) return html`<p>In ${names}</p>`;
  const more = names.length - MOST_PLACES;
  return html`
    <details>
      <summary>In ${names.length} places</summary>
      <ul>${names.slice(0, MOST_PLACES).map((name) => html`<li>${name}</li>`)}${more > 0 && html`<li>and ${more} more</li>`}</ul>
    </details>
  `;
}

function candidateHtml(candidate: Candidate, question: Question, links: QuestionLinks): Html {
  const { id, choices } = question;
  const { key, text, result, statements, more, isKept } = candidate;
  const choice = choices.find((one) => one.key === key);
  const pieces = text.map((piece) =>
    piece.differs ? html`<mark>${piece.text}</mark>` : html`${piece.text}`,
  );
  // The differences between the candidates are marked. If a label equals the text of the candidate,
  // it is not repeated above the text.
  const isRepeated = choice?.label === text.map((piece) => piece.text).join('');
  const value = html`<span class="value">${pieces}</span>`;
  return html`
    <div class="side">
      <p>${choice ? radio(choice, id, isRepeated ? value : undefined) : html`<kbd>${key}</kbd>`}${tagHtml(key, question, isKept)}</p>
      ${isRepeated ? NO_HTML : html`<p>${value}</p>`}
      <p class="result">→ <code>${result}</code></p>
      ${statements.map((one) => statementHtml(one, links))}
      ${more > 0 && html`<p class="stated">and ${more} more places</p>`}
    </div>
  `;
}

function statementHtml(statement: Statement, links: QuestionLinks): Html {
  const { source, line, column, trust, seen, lines } = statement;
  const known = [trust, ...(seen === undefined ? [] : [seen])].join(', ');
  const text = lines.map((one) => `${one.number} | ${one.text}`).join('\n');
  const place = html`<code>${source}:${line}:${column}</code>`;
  const href = links.line(source, line);
  const shown =
    href === undefined ? place : html`<a href="${href}" rel="noopener noreferrer">${place}</a>`;
  return html`
    <p class="stated">${shown} ${known}</p>
    ${text === '' ? NO_HTML : html`<pre tabindex="0"><code>${text}</code></pre>`}
  `;
}

/**
 * Prints a choice with the YAML that it adds to the overlay. A script on the page combines the YAML
 * of all choices.
 */
function radio(choice: QuestionChoice, id: string, shown?: Html): Html {
  const { key, label } = choice;
  const { actions, accepted } = choiceYaml(choice.answer);
  return html`<label><input type="radio" name="choice-${id}" value="${key}" data-actions="${actions}" data-accepted="${accepted}"> <kbd>${key}</kbd> ${shown ?? label}</label>`;
}

function ownHtml({ id, own, title }: Question): Html {
  if (own === undefined) return NO_HTML;
  const { as, hint, removes, writes } = own;
  return html`
    <p>
      <label><input type="radio" name="choice-${id}" value="o" data-own="${as}" data-removes="${JSON.stringify(removes)}" data-writes="${JSON.stringify(writes)}"> <kbd>o</kbd> another value, ${hint}:</label>
      <input type="text" class="own" aria-label="Another value: ${title}">
    </p>
  `;
}
