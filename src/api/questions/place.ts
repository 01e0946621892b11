/**
 * Converts the subject of a conflict to words for messages. The subject is stored as a text such as
 * `parameters/query/limit type`.
 */

/** The subject of a conflict (an entity or a part of it), divided into the texts for a message. */
export interface Place {
  /**
   * The part of the entity, such as `total`, `the query parameter limit` or `the body`. Omitted if the conflict
   * concerns the whole entity.
   */
  readonly part?: string;
  /** The location of `part`, such as `in the response 200`. */
  readonly around?: string;
  /** The keyword, such as `maximum`, `required` or `summary`. Omitted if the conflict concerns a type. */
  readonly keyword?: string;
  /** The last name in the path, followed by the keyword. It is the same for all conflicts with the same cause. */
  readonly leaf: string;
}

const OF_PARAMETER =
  /^parameters\/([a-z]+)\/(.*?)(?:\/(required|style|description|deprecated)|\/type(.*))?$/s;
const OF_RESPONSE = /^responses\/([^/]+)\/(.+)$/s;

/**
 * Parses the field that a conflict is about, such as `parameters/query/limit/required`.
 * @param isType true if the conflict concerns the type of a value; then the field has no keyword, and spaces belong to
 *   the last name
 */
export function placeOf(entity: string, field: string, isType: boolean): Place {
  if (!isType) return placeIn(entity, field);
  // Spaces are replaced during parsing, because the parser would treat text after a space as a keyword.
  return blanksIn(placeIn(entity, field.replaceAll(' ', BLANK)));
}

const BLANK = '\uE000';

function blanksIn(place: Place): Place {
  const text = (one: string): string => one.replaceAll(BLANK, ' ');
  const { part, around, leaf } = place;
  return {
    ...(part !== undefined && { part: text(part) }),
    ...(around !== undefined && { around: text(around) }),
    leaf: text(leaf),
  };
}

function placeIn(entity: string, field: string): Place {
  if (entity.startsWith('schema ')) return ofSchema(field, undefined, 'the type');
  const parameter = field.startsWith('parameters/') ? OF_PARAMETER.exec(field) : null;
  if (parameter) return ofParameter(parameter);
  if (field === 'body/required') return { part: 'the body', keyword: 'required', leaf: field };
  const response = OF_RESPONSE.exec(field);
  if (response) {
    const [, status = '', rest = ''] = response;
    return ofContent(rest, `the response ${status}`);
  }
  if (field.startsWith('body/')) return ofContent(field.slice('body/'.length), 'the body');
  const [, name, keyword] = /^(.*?) (\S+)$/s.exec(field) ?? [];
  if (name !== undefined && keyword !== undefined && !name.includes(' ')) {
    return { part: name, keyword, leaf: field };
  }
  return { keyword: field, leaf: field };
}

function ofParameter([, where = '', name = '', fact, type = '']: RegExpExecArray): Place {
  const part = `the ${where} parameter ${name}`;
  const leaf = `${where} ${name}`;
  if (fact !== undefined) return { part, keyword: fact, leaf: `${leaf} ${fact}` };
  const inner = ofSchema(type, part, part);
  return { ...inner, leaf: `${leaf} ${inner.leaf}` };
}

function ofContent(field: string, whole: string): Place {
  const header = /^headers\/([^/. ]+)(.*)$/s.exec(field);
  if (header) {
    const [, name = '', rest = ''] = header;
    const inner = ofSchema(
      rest.replace(/^\/(?=required$)/, ' '),
      `in ${whole}`,
      `the header ${name}`,
    );
    return { ...inner, around: `in ${whole}`, leaf: `header ${name} ${inner.leaf}` };
  }
  // The media type ends at a property name (`.name`), an item (`[]`), or a space.
  const type = /^[^\s.[]+(?:\/[^\s.[]*(?:\.[\w-]+)*\+\w+)?/.exec(field)?.[0] ?? '';
  const inner = ofSchema(field.slice(type.length), `in ${whole}`, whole);
  return inner.part === whole ? inner : { ...inner, around: `in ${whole}` };
}

/** Parses a path inside a schema, optionally followed by a keyword: `.items[].total maximum`. */
function ofSchema(place: string, around: string | undefined, whole: string): Place {
  const at = place.lastIndexOf(' ');
  const keyword = at < 0 ? undefined : place.slice(at + 1);
  const path = at < 0 ? place : place.slice(0, at);
  // `[].walk` is described as `walk`, without mentioning that it belongs to each item.
  const name = /^(?:\[\])+$/.test(path) ? 'each item' : path.replace(/^(?:\[\])*\./, '');
  const last = /(?:^|\.)([^.]*)$/.exec(path)?.[1] ?? '';
  return {
    part: name === '' ? whole : name,
    ...(name !== '' && around !== undefined && { around }),
    ...(keyword !== undefined && { keyword }),
    leaf: `${last} ${keyword ?? ''}`.trim(),
  };
}
