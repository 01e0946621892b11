/** Converts the place of a conflict to words for questions. */
import { placeText, type Steps } from '../../model/place.js';
import { propertyPath } from '../../model/place/words.js';

/** The place of a conflict (an entity or a part of it), as the texts of a question. */
export interface PlaceWords {
  /**
   * The part of the entity, such as `total`, `the query parameter limit` or `the body`. Omitted if the conflict
   * concerns the whole entity.
   */
  readonly part?: string;
  /** The location of `part`, such as `in the response 200`. */
  readonly around?: string;
  /** The keyword, such as `maximum`, `required` or `summary`. Omitted if the conflict concerns a type. */
  readonly keyword?: string;
  /** The name of the innermost property, parameter or header. */
  readonly name?: string;
  /** The innermost name, followed by the keyword. It is the same for all conflicts with the same cause. */
  readonly leaf: string;
}

/** Returns the words for a place. */
export function wordsOfPlace(entity: string, steps: Steps): PlaceWords {
  if (entity.startsWith('schema ')) return inSchema(steps, undefined, 'the type');
  const [first, second, ...others] = steps;
  if (first?.at === 'parameter') return ofParameter(first, steps.slice(1));
  if (first?.at !== 'field') return { leaf: placeText(steps) };
  if (first.name === 'body' && second !== undefined) {
    return inMessage([second, ...others], 'the body');
  }
  if (first.name === 'responses' && second?.at === 'response' && others.length > 0) {
    return inMessage(others, `the response ${second.status}`);
  }
  const keyword = placeText(steps);
  return { keyword, leaf: keyword };
}

function ofParameter(
  { in: where, name }: { readonly in: string; readonly name: string },
  [fact, ...inner]: Steps,
): PlaceWords {
  const part = `the ${where} parameter ${name}`;
  if (fact?.at === 'field' && fact.name !== 'type') {
    return { part, name, keyword: fact.name, leaf: `${where} ${name} ${fact.name}` };
  }
  const words = inSchema(inner, part, part);
  return { name, ...words, leaf: `${where} ${name} ${words.leaf}` };
}

function inMessage(steps: Steps, whole: string): PlaceWords {
  const [first, second, ...others] = steps;
  if (first?.at === 'value') {
    const part = `the value at ${first.pointer}`;
    return { part, around: `in ${whole}`, leaf: part };
  }
  if (first?.at === 'field' && first.name === 'body') {
    return inMessage(steps.slice(1), `the body of ${whole}`);
  }
  if (first?.at === 'field' && first.name === 'headers' && second?.at === 'header') {
    const { name } = second;
    const words = inSchema(others, `in ${whole}`, `the header ${name}`);
    return { name, ...words, around: `in ${whole}`, leaf: `header ${name} ${words.leaf}` };
  }
  if (first?.at === 'media') {
    const words = inSchema(steps.slice(1), `in ${whole}`, whole);
    return words.part === whole ? words : { ...words, around: `in ${whole}` };
  }
  const keyword = placeText(steps);
  return keyword === ''
    ? { part: whole, leaf: whole }
    : { part: whole, keyword, leaf: `${whole} ${keyword}` };
}

/** Returns the words for the steps inside a schema, which may end with a keyword. */
function inSchema(steps: Steps, around: string | undefined, root: string): PlaceWords {
  const at = steps.findIndex((step) => step.at === 'keyword' || step.at === 'field');
  const whole = at < 0 ? steps : steps.slice(0, at);
  const path = whole.filter((step) => step.at !== 'member');
  const alternatives = whole.flatMap((step) =>
    step.at === 'member' && step.of === 'union' ? [step.index + 1] : [],
  );
  const keyword = at < 0 ? undefined : placeText(steps.slice(at)).trim();
  // `[].walk` is described as `walk`, without mentioning that it belongs to each item.
  const isItem = path.length > 0 && path.every((step) => step.at === 'items');
  const named = path.slice(path.findIndex((step) => step.at !== 'items'));
  const text = isItem ? 'each item' : propertyPath(named);
  const last = path.findLastIndex((step) => step.at === 'property');
  const property = path[last];
  const leaf = propertyPath(last < 0 ? path : path.slice(last));
  return {
    part: (path.length === 0 ? root : text) + alternativeText(alternatives),
    ...(path.length > 0 && around !== undefined && { around }),
    ...(keyword !== undefined && { keyword }),
    ...(property?.at === 'property' && { name: property.name }),
    leaf: `${leaf} ${keyword ?? ''}`.trim(),
  };
}

/** Returns which alternatives of unions a place belongs to: ` (alternative 2)`. */
function alternativeText(alternatives: readonly number[]): string {
  return alternatives.length === 0 ? '' : ` (alternative ${alternatives.join('.')})`;
}
