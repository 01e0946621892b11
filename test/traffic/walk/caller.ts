/** Requests from a page of the browser, which also records them. */
import type { Page } from 'playwright-core';
import type { Sent } from './service.js';

export interface Response {
  readonly status: number;
  /** Omitted without a body. */
  readonly json?: unknown;
}

/** Sends a request with `fetch` of the page. */
export async function callFrom(
  page: Page,
  method: string,
  url: string,
  { json, form, headers = {} }: Sent,
): Promise<Response> {
  const type = form ? 'application/x-www-form-urlencoded' : 'application/json';
  const text = form
    ? new URLSearchParams(form).toString()
    : json === undefined
      ? undefined
      : JSON.stringify(json);
  const sent = {
    method,
    headers: { ...headers, ...(text !== undefined && { 'Content-Type': type }) },
  };
  return page.evaluate(
    async ([address, init]) => {
      const response = await fetch(address, init);
      const body = await response.text();
      try {
        return { status: response.status, json: JSON.parse(body) as unknown };
      } catch {
        return { status: response.status };
      }
    },
    [url, { ...sent, ...(text !== undefined && { body: text }) }] as const,
  );
}
