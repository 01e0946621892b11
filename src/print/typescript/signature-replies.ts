/** Divides the responses of an operation into disjoint sets of statuses, successes first. */
import type { Endpoint, Response } from '../../model/api.js';
import { isSorted } from '../../base/foundation/sort.js';
import { mediaKind, type ReadChoice } from './signature-body.js';

export type StatusClass = '2XX' | '3XX' | '4XX' | '5XX';

/**
 * The statuses of one declared response. A status that is declared separately is not part of a class such as `4XX`,
 * or of `default`.
 */
export type StatusSet =
  | { readonly kind: 'code'; readonly code: number }
  | { readonly kind: 'class'; readonly class: StatusClass; readonly except: readonly number[] }
  /** The error statuses for which no other response is declared (`default`). */
  | {
      readonly kind: 'rest';
      readonly except: readonly number[];
      readonly exceptClasses: readonly StatusClass[];
    };

export function statusText(set: StatusSet): string {
  if (set.kind === 'code') return String(set.code);
  return set.kind === 'class' ? set.class : 'default';
}

export interface ReplyCase {
  readonly ok: boolean;
  readonly statuses: StatusSet;
  /** The possible bodies: `none` if the response has no body, `unknown` if no document describes the body. */
  readonly body: 'none' | 'unknown' | readonly ReadChoice[];
  /** Absent if no document declares a response for these statuses. */
  readonly response?: Response;
}

const CLASSES: readonly StatusClass[] = ['2XX', '3XX', '4XX', '5XX'];

/**
 * Returns the responses of an operation, each with its statuses. There is always a successful one: if none is
 * declared, `default` is used, or a response with an unknown body.
 */
export function replyCases(endpoint: Endpoint): readonly ReplyCase[] {
  const cases: ReplyCase[] = [];
  const codes = endpoint.responses.flatMap(({ status }) => (isCode(status) ? [status] : []));
  const classes = endpoint.responses.some(({ status }) => typeof status === 'string')
    ? CLASSES.filter((name) => endpoint.responses.some((r) => r.status === name))
    : [];
  for (const response of endpoint.responses) {
    const { status } = response;
    const body = replyBody(endpoint, response);
    if (typeof status === 'number') {
      if (!isCode(status)) continue;
      const ok = status < 300;
      cases.push({ ok, statuses: { kind: 'code', code: status }, body, response });
    } else if (isClass(status)) {
      const except = codes.filter((code) => code >= 0 && classOf(code) === status).sort(ascending);
      const statuses: StatusSet = { kind: 'class', class: status, except };
      cases.push({ ok: status === '2XX', statuses, body, response });
    }
  }
  const succeeds = cases.some(({ ok }) => ok);
  const fallback = endpoint.responses.find(({ status }) => status === 'default');
  if (!succeeds) {
    const statuses: StatusSet = { kind: 'class', class: '2XX', except: [] };
    const body = fallback === undefined ? 'unknown' : replyBody(endpoint, fallback);
    cases.push({ ok: true, statuses, body, ...(fallback && { response: fallback }) });
  }
  if (fallback !== undefined) {
    const except = codes.filter((code) => code >= 300 && !classes.includes(classOf(code)));
    const statuses: StatusSet = {
      kind: 'rest',
      except: except.sort(ascending),
      exceptClasses: classes.filter((name) => name !== '2XX'),
    };
    const body = replyBody(endpoint, fallback);
    cases.push({ ok: false, statuses, body, response: fallback });
  }
  return isSorted(cases, byOrder) ? cases : cases.sort(byOrder);
}

function byOrder(a: ReplyCase, b: ReplyCase): number {
  return order(a) - order(b);
}

function replyBody(endpoint: Endpoint, response: Response): ReplyCase['body'] {
  const { bodyless, media, status } = response;
  if (bodyless || endpoint.method === 'HEAD') return 'none';
  if (status === 204 || status === 205 || status === 304) return 'none';
  if (media.length === 0) return 'unknown';
  return media.map((form) => ({ kind: mediaKind(form.type, form.schema), media: form }));
}

function isCode(status: Response['status']): status is number {
  return typeof status === 'number' && status >= 200 && status <= 599;
}

function isClass(status: Response['status']): status is StatusClass {
  return CLASSES.some((name) => name === status);
}

function classOf(code: number): StatusClass {
  return CLASSES[Math.floor(code / 100) - 2] ?? '5XX';
}

function ascending(a: number, b: number): number {
  return a - b;
}

/** Orders successes before errors, single statuses before their class, and classes before `default`. */
function order({ ok, statuses }: ReplyCase): number {
  const side = ok ? 0 : 10_000;
  if (statuses.kind === 'code') return side + statuses.code;
  return side + (statuses.kind === 'class' ? Number(statuses.class[0]) * 100 + 99.5 : 1000);
}
