/** Writes the place of a conflict as a phrase of a message. */
import { quotedName } from '../../../base/diagnostics/message.js';
import { placeText, type Steps } from '../../../model/place.js';

export interface PlacePhrase {
  /** The part of the entity: `the property "count"`. Empty for the entity itself. */
  readonly part: string;
  /** The keyword or the field of the part, such as `maximum`. Empty for a type. */
  readonly keyword: string;
}

/** Returns the phrase for a place. */
export function placePhrase(steps: Steps): PlacePhrase {
  const [first, second, ...others] = steps;
  if (first?.at === 'parameter') {
    const whole = `the ${first.in} parameter ${quotedName(first.name)}`;
    if (second?.at !== 'field' || second.name === 'type') return inSchema(others, whole, whole);
    return { part: whole, keyword: placeText([second, ...others]) };
  }
  const isField = first?.at === 'field';
  if (isField && first.name === 'body' && second !== undefined) {
    return inMessage([second, ...others], 'the body', 'the body');
  }
  if (isField && first.name === 'responses' && second?.at === 'response') {
    const whole = `the response ${quotedName(second.status)}`;
    return others.length === 0
      ? { part: whole, keyword: '' }
      : inMessage(others, whole, `the body of ${whole}`);
  }
  if (!isField) return inSchema(steps, '', '');
  const text = placeText(steps);
  return /^[a-z]+(?: [a-z]+)+$/.test(text)
    ? { part: `the ${text}`, keyword: '' }
    : { part: '', keyword: text };
}

function inMessage(steps: Steps, whole: string, body: string): PlacePhrase {
  const [first, second, ...others] = steps;
  if (first?.at === 'media') {
    return inSchema(steps.slice(1), `${body} (${first.type})`, whole, ` (${first.type})`);
  }
  if (first?.at === 'field' && first.name === 'headers' && second?.at === 'header') {
    const header = `the header ${quotedName(second.name)} of ${whole}`;
    return inSchema(others, header, header);
  }
  const isOfWhole = first?.at === 'keyword' || (first?.at === 'field' && first.name === 'required');
  return isOfWhole
    ? { part: whole, keyword: placeText(steps).trim() }
    : { part: `the ${plain(placeText(steps))} of ${whole}`, keyword: '' };
}

/** Returns a text unquoted if it consists of words. Names from documents may contain anything, so they are quoted. */
function plain(text: string): string {
  return /^[a-z]+(?: [a-z]+)*$/.test(text) ? text : quotedName(text);
}

/**
 * @param root the phrase for the schema itself
 * @param whole the phrase for what contains a property
 * @param after a remark that follows `whole`
 */
function inSchema(steps: Steps, root: string, whole: string, after = ''): PlacePhrase {
  const at = steps.findIndex((step) => step.at === 'keyword' || step.at === 'field');
  const path = (at < 0 ? steps : steps.slice(0, at)).filter((step) => step.at !== 'member');
  const keyword = at < 0 ? '' : placeText(steps.slice(at)).trim();
  if (path.length === 0) return { part: root, keyword };
  const [only, ...deeper] = path;
  const text =
    only?.at === 'property' && deeper.length === 0 ? only.name : placeText(path).replace(/^\./, '');
  const of = whole === '' ? '' : ` of ${whole}`;
  return { part: `the property ${quotedName(text)}${of}${after}`, keyword };
}
