/** Writes places in words. Names from documents may contain anything, so they are quoted where they look like words. */
import { quotedName, shortName } from '../../base/foundation/text/quoted.js';
import { placeText, type Step, type Steps } from '../place.js';

/** The place of a fact in words. */
export interface PlacePhrase {
  /** The part of the entity, such as `the property "count" of the response "200"`. Empty for the entity itself. */
  readonly part: string;
  /** The keyword or the field of the part, such as `maximum`. Empty for a type. */
  readonly keyword: string;
}

/** How the words are written: as the phrase of a sentence, or short, for lists. */
interface Style {
  readonly the: string;
  readonly name: (name: string) => string;
  readonly property: (path: string) => string;
  readonly pointer: (pointer: string) => string;
  readonly request: string;
  /** Returns the words for the body of a response, as the subject of a fact about the whole body. */
  readonly bodyOf: (response: string) => string;
  readonly media: (type: string) => string;
}

const PHRASE: Style = {
  the: 'the ',
  name: quotedName,
  // Names that are quoted in the path make further quotes unreadable.
  property: (path) => (path.includes('"') ? path : quotedName(path)),
  pointer: quotedName,
  request: 'the request body',
  bodyOf: (response) => `the body of ${response}`,
  media: (type) => ` (${type})`,
};

const SHORT: Style = {
  the: '',
  name: shortName,
  property: (path) => path,
  pointer: shortName,
  request: 'request body',
  bodyOf: (response) => response,
  media: (type) => (type === 'application/json' ? '' : ` as ${type}`),
};

/** Returns the words for a place, as a phrase of a sentence: `the query parameter "limit"`. */
export function placePhrase(steps: Steps): PlacePhrase {
  return wordsIn(steps, PHRASE, '');
}

/**
 * Returns a place in a few words: `maximum of property pets[].age of request body`.
 * @param root the words for the entity itself
 */
export function shortPlace(steps: Steps, root = ''): string {
  const { part, keyword } = wordsIn(steps, SHORT, root);
  return [keyword, part].filter((text) => text !== '').join(' of ');
}

function wordsIn(steps: Steps, style: Style, root: string): PlacePhrase {
  const [first, second, ...others] = steps;
  const { the, name } = style;
  switch (first?.at) {
    case 'callback': {
      const { part, keyword } = wordsIn(steps.slice(1), style, '');
      const callback = `${the}callback ${name(first.name)}`;
      return { part: part === '' ? callback : `${part} of ${callback}`, keyword };
    }
    case 'parameter': {
      const whole = `${the}${first.in} parameter ${name(first.name)}`;
      const isType = second?.at === 'field' && second.name === 'type';
      const inner = isType ? others : steps.slice(1);
      return inSchema(inner, { root: whole, whole, after: '' }, style);
    }
    case 'field': {
      if (first.name === 'body') return inMessage(steps.slice(1), style.request, false, style);
      if (first.name !== 'responses' || second?.at !== 'response') break;
      const whole = `${the}response ${name(second.status)}`;
      return inMessage(others, whole, true, style);
    }
  }
  if (first?.at !== 'field') return inSchema(steps, { root, whole: '', after: '' }, style);
  const text = placeText(steps);
  return /^[a-z]+(?: [a-z]+)+$/.test(text)
    ? { part: `${the}${text}`, keyword: '' }
    : { part: '', keyword: text };
}

function inMessage(steps: Steps, whole: string, isResponse: boolean, style: Style): PlacePhrase {
  const [first, second, ...others] = steps;
  const { the, name } = style;
  if (first === undefined) return { part: whole, keyword: '' };
  if (first.at === 'media') {
    const after = style.media(first.type);
    const root = (isResponse ? style.bodyOf(whole) : whole) + after;
    return inSchema(steps.slice(1), { root, whole, after }, style);
  }
  if (first.at === 'value') return inSchema(steps, { root: whole, whole, after: '' }, style);
  if (first.at === 'field') {
    if (first.name === 'headers' && second?.at === 'header') {
      const header = `${the}header ${name(second.name)} of ${whole}`;
      return inSchema(others, { root: header, whole: header, after: '' }, style);
    }
    if (first.name === 'body' && isResponse)
      return inMessage(steps.slice(1), `${the}body of ${whole}`, false, style);
    if (first.name !== 'required')
      return { part: `${the}${words(placeText(steps))} of ${whole}`, keyword: '' };
  }
  return { part: whole, keyword: placeText(steps).trim() };
}

/** Returns a text unquoted if it consists of words. Names from documents may contain anything, so they are quoted. */
function words(text: string): string {
  return /^[a-z]+(?: [a-z]+)*$/.test(text) ? text : quotedName(text);
}

/** The part of the API that contains a schema. */
interface Owner {
  /** The words for the schema itself. */
  readonly root: string;
  /** The words for what contains a property of the schema. */
  readonly whole: string;
  /** A remark that follows `whole`. */
  readonly after: string;
}

function inSchema(steps: Steps, { root, whole, after }: Owner, style: Style): PlacePhrase {
  const at = steps.findIndex((step) => step.at === 'keyword' || step.at === 'field');
  const path = (at < 0 ? steps : steps.slice(0, at)).filter((step) => step.at !== 'member');
  const keyword = at < 0 ? '' : placeText(steps.slice(at)).trim();
  if (path.length === 0) return { part: root, keyword };
  const [first] = path;
  if (first?.at === 'value') {
    return { part: `${style.the}value at ${style.pointer(first.pointer)} in ${root}`, keyword };
  }
  const of = whole === '' ? '' : ` of ${whole}`;
  return { part: `${pathWords(path, style)}${of}${after}`, keyword };
}

function pathWords(path: Steps, style: Style): string {
  const last = path.at(-1);
  const own = last && unnamedPart(last);
  if (own === undefined) return `${style.the}property ${style.property(propertyPath(path))}`;
  return path.length === 1 ? own : `${own} of ${pathWords(path.slice(0, -1), style)}`;
}

/** Returns the words of a step to an unnamed part of a value: `each item`; `undefined` for all other steps. */
export function unnamedPart(
  step: Extract<Step, { at: 'items' | 'item' | 'additional' | 'pattern' }>,
): string;
export function unnamedPart(step: Step): string | undefined;
export function unnamedPart(step: Step): string | undefined {
  switch (step.at) {
    case 'items':
      return 'each item';
    case 'item':
      return `item ${step.index}`;
    case 'additional':
      return 'each additional property';
    case 'pattern':
      return `each property matching /${step.pattern}/`;
    default:
      return undefined;
  }
}

/** Returns the text of the steps to a property: `pets[].name`, `pets[]["first name"]`. */
export function propertyPath(path: Steps): string {
  return placeText(path).replace(/^\./, '');
}
