/** Sample texts for the formats of JSON Schema and OpenAPI. The seed selects the text. */
import { seedOf } from './seed.js';

/**
 * Returns a sample text for a format.
 * @returns `undefined` for an unknown format
 */
export function textOfFormat(format: string, seed: number): string | undefined {
  return MAKERS.get(format)?.(seed);
}

/**
 * Returns a time. It depends only on the seed and not on the clock, so that the same seed always returns the same time.
 */
function moment(seed: number): string {
  if (seed === 0) return '2024-05-17T09:30:00Z';
  const day = [2020 + (seed % 10), two(1 + (seed % 12)), two(1 + (seed % 28))].join('-');
  return `${day}T${two(seed % 24)}:${two(seed % 60)}:00Z`;
}

function hex(seed: number, length: number): string {
  let text = '';
  for (let part = 1; text.length < length; part++) {
    text += seedOf(seed, part).toString(16).padStart(8, '0');
  }
  return text.slice(0, length);
}

function uuid(seed: number): string {
  const digits = hex(seed, 32);
  const parts = [digits.slice(0, 8), digits.slice(8, 12), `4${digits.slice(13, 16)}`];
  return [...parts, `8${digits.slice(17, 20)}`, digits.slice(20)].join('-');
}

/** Returns a suffix for the seed. For seed 0 it is empty. */
function mark(seed: number): string {
  return seed === 0 ? '' : hex(seed, 4);
}

const byte = (seed: number): string => btoa(`bytes${mark(seed)}`);
const host = (seed: number): string => `${seed === 0 ? 'api' : `h${mark(seed)}`}.example.com`;
const email = (seed: number): string => `user${mark(seed)}@example.com`;
const uri = (seed: number): string => `https://example.com/${seed === 0 ? 'path' : mark(seed)}`;
const path = (seed: number): string => `/path${mark(seed)}`;
const two = (value: number): string => String(value).padStart(2, '0');

/** The shortest texts of formats whose other samples are longer. */
const SHORTEST: ReadonlyMap<string, string> = new Map([
  ['email', 'a@b.co'],
  ['idn-email', 'a@b.co'],
  ['hostname', 'a.co'],
  ['idn-hostname', 'a.co'],
  ['uri', 'a:b'],
  ['url', 'http://a'],
  ['iri', 'a:b'],
  ['uri-reference', '/'],
  ['iri-reference', '/'],
  ['uri-template', '{a}'],
  ['json-pointer', '/a'],
  ['relative-json-pointer', '0'],
  ['regex', 'a'],
  ['ipv4', '1.1.1.1'],
  ['ipv6', '::1'],
  ['byte', 'YQ=='],
  ['base64', 'YQ=='],
]);

const PATHS = /^(?:uri|url|iri|(?:uri|iri)-reference|uri-template|json-pointer)$/;
const HOSTS = /^(?:idn-)?(?:email|hostname)$/;

/**
 * Returns texts of a format that are shorter or longer than its usual samples.
 * @param least the minimum number of characters
 */
export function sizedTextsOfFormat(format: string, least: number, seed: number): string[] {
  const text = textOfFormat(format, seed) ?? '';
  const missing = least - text.length;
  const shortest = SHORTEST.get(format);
  const shorter = shortest === undefined ? [] : [shortest];
  if (missing <= 0) return shorter;
  if (PATHS.test(format)) return [...shorter, text + 'a'.repeat(missing)];
  if (!HOSTS.test(format)) return shorter;
  const end = text.search(/[@.]/);
  const own = Math.min(missing, 50);
  let host = text.slice(end);
  // A label of a host name has at most 63 characters.
  for (let left = missing - own; left > 0; left -= 61) {
    const label = 'a'.repeat(Math.max(1, Math.min(60, left - 1)));
    host = host.startsWith('@') ? `@${label}.${host.slice(1)}` : `.${label}${host}`;
  }
  return [...shorter, text.slice(0, end) + 'a'.repeat(own) + host];
}

const MAKERS: ReadonlyMap<string, (seed: number) => string> = new Map([
  ['uuid', uuid],
  ['date', (seed: number) => moment(seed).slice(0, 10)],
  ['date-time', moment],
  ['time', (seed: number) => moment(seed).slice(11)],
  ['duration', (seed: number) => `P${1 + (seed % 30)}D`],
  ['email', email],
  ['idn-email', email],
  ['hostname', host],
  ['idn-hostname', host],
  ['uri', uri],
  ['url', uri],
  ['iri', uri],
  ['uri-reference', path],
  ['iri-reference', path],
  ['uri-template', (seed: number) => `${path(seed)}/{id}`],
  ['json-pointer', path],
  ['relative-json-pointer', (seed: number) => `0${path(seed)}`],
  ['regex', (seed: number) => `^[a-z]{${1 + (seed % 9)}}$`],
  ['ipv4', (seed: number) => `192.0.2.${1 + (seed % 254)}`],
  ['ipv6', (seed: number) => `2001:db8::${(1 + (seed % 65_000)).toString(16)}`],
  ['mac', (seed: number) => `00:00:5e:00:53:${two(seed % 100)}`],
  ['byte', byte],
  ['base64', byte],
  ['base64url', byte],
]);
