/** Tests links in descriptions, in the notations of Redoc, Scalar and OpenAPI. */
import { describe, expect, test } from 'vitest';
import { linkFaults } from '../../../../../test/docs/html-pages.js';
import { pagesOf, textAt } from './pages.js';

const NOTES = `
[1](#retries) [2](#section/Retries) [3](#section/Errors/Retries) [4](#description/retries)
[5](#tag/Big-Events) [6](#tag/big-events/POST/events/{id}) [7](<#tag/Big Events/operation/buyTicket>)
[8](#operation/buyTicket) [9](#/components/schemas/Ticket) [10](#schema/Ticket) [11](#Ticket)
[12](#buy-a-ticket) [13](#kinds) [14](#webhook/sold) [15](#model/Ticket)
[dead](#nothing) [gone](#tag/Nothing) [file](other.md)

## Errors

### Retries

Try again.
`;

const DOCUMENT = {
  info: { title: 'Museum', version: '1', description: NOTES },
  externalDocs: { url: 'https://museum.test/guide' },
  tags: [{ name: 'Big Events', description: 'See.\n\n## Kinds\n\nMany.' }],
  paths: {
    '/events/{id}': {
      post: {
        tags: ['Big Events'],
        operationId: 'buyTicket',
        summary: 'Buy a ticket',
        description:
          'First [own](#limits), then [all](#section/Retries).\n\n## Limits\n\nSome, as [said](#limits).',
        responses: { 200: { description: 'See [Ticket](#Ticket)' } },
      },
    },
  },
  webhooks: { sold: { post: { responses: { 200: { description: 'ok' } } } } },
  components: { schemas: { Ticket: { type: 'object', properties: { id: { type: 'string' } } } } },
};

describe('links in descriptions', () => {
  test('lead to headings, groups, operations, webhooks and schemas', async () => {
    const files = await pagesOf(DOCUMENT, { markdown: true });
    const page = textAt(files, 'index.html');
    const found = [...page.matchAll(/<a href="([^"]*)">(\d+)<\/a>/g)];
    expect(found.map(([, href, label]) => `${label} ${href}`)).toEqual([
      ...['1 #section-retries', '2 #section-retries', '3 #section-retries', '4 #section-retries'],
      ...['5 big-events.html', '6 big-events.html#buyTicket', '7 big-events.html#buyTicket'],
      ...['8 big-events.html#buyTicket', '9 schemas.html#Ticket', '10 schemas.html#Ticket'],
      ...['11 schemas.html#Ticket', '12 big-events.html#buyTicket'],
      ...['13 big-events.html#section-kinds', '14 webhooks.html#webhook-sold'],
      '15 schemas.html#Ticket',
    ]);
    expect(page).toContain('dead gone file');
    expect(page).not.toMatch(/museum\.test\/guide[#/]/);
    expect(linkFaults(files)).toEqual([]);
  });

  test('in an operation prefer its own headings, also on its Markdown page', async () => {
    const files = await pagesOf(DOCUMENT, { markdown: true });
    const page = textAt(files, 'big-events.html');
    expect(page).toContain('<a href="#buyTicket.limits">own</a>');
    expect(page).toContain('<h3 id="buyTicket.limits">Limits</h3>');
    expect(page).toContain('<a href="index.html#section-retries">all</a>');
    const markdown = textAt(files, 'operations/buy-ticket.md');
    expect(markdown).toContain('[own](#limits)');
    expect(markdown).toContain('[all](../index.md#retries)');
    expect(markdown).toContain('[Ticket](../schemas.md#ticket)');
  });

  test('headings are in the navigation and in the search', async () => {
    const files = await pagesOf(DOCUMENT);
    const nav = /<nav id="page-nav"[^]*?<\/nav>/.exec(textAt(files, 'big-events.html'))?.[0];
    expect(nav).toContain('<a href="index.html#section-errors">Errors</a>');
    expect(nav).toContain('<a href="#section-kinds">Kinds</a>');
    expect(textAt(files, 'search_1.js')).toContain('"index.html#section-retries","Retries"');
  });
});
