/** Parses `--header`: a header, and the host to which it is sent. */
import { isHttpToken } from '../base/foundation/http-token.js';
import { UsageError } from './io.js';

export interface HeaderFlag {
  /**
   * The host, with its port unless it is the default port. If absent, the inputs must have only one host, to which the
   * header is sent.
   */
  readonly host?: string;
  readonly name: string;
  readonly value: string;
}

/**
 * Parses `Name: value`, as in curl, or `host: Name: value`.
 * @throws UsageError for any other text
 */
export function parseHeaderFlag(text: string): HeaderFlag {
  const field = fieldOf(text);
  const [, host, rest] = HOST_FIRST.exec(text) ?? [];
  const qualified = rest !== undefined && isHost(host) ? fieldOf(rest) : undefined;
  if (qualified && host !== undefined) return { host: host.toLowerCase(), ...qualified };
  // A URL is rejected here, because `https` would otherwise be read as the name of a header.
  if (field && !/^https?:\/\//i.test(text)) return field;
  throw new UsageError(
    '--header must have the form "Name: value", for example -H "Authorization: Bearer …". ' +
      'To name the host that gets the header: -H "api.example.com: Authorization: Bearer …"',
  );
}

const HOST_FIRST = /^(\[[\da-f:.]+\](?::\d{1,5})?|[^\s/?#@:[\]\\]+(?::\d{1,5})?):[ \t]*(\S.*)$/is;

/**
 * Returns true if a text can be a host. A text without a dot is a host only if it has a port or is `localhost`.
 * Otherwise, `X-Note: a: b` would be read as a host and a header.
 */
function isHost(text: string | undefined): boolean {
  if (text === undefined || !URL.canParse(`https://${text}/`)) return false;
  return /[.:]/.test(text) || text.toLowerCase() === 'localhost';
}

/** Parses `Name: value` (RFC 9110, 5.1 and 5.5). */
function fieldOf(text: string): Pick<HeaderFlag, 'name' | 'value'> | undefined {
  const [, name = '', value = ''] = /^([^:]+):[ \t]*([^\0\r\n]*)$/.exec(text) ?? [];
  return isHttpToken(name) ? { name, value } : undefined;
}
