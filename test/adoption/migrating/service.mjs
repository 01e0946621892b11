/** The shop of `shop.yaml`, as a program of each generator calls it. */
import { createServer } from 'node:http';

const ADDED = '2026-01-02T03:04:05Z';
const PRODUCTS = [
  { id: '1', name: 'Chair', category: 'chair', addedAt: ADDED },
  { id: '2', name: 'Stool', category: 'chair', addedAt: ADDED },
  { id: '3', name: 'Table', category: 'table', addedAt: ADDED },
];

/** Method and path → the status and the body of the response. */
const ROUTES = {
  'GET /v1/products': ({ query }) => {
    const wanted = query.getAll('category');
    const found = PRODUCTS.filter(
      ({ category }) => wanted.length === 0 || wanted.includes(category),
    );
    const from = Number(query.get('cursor') ?? 0);
    const to = from + Number(query.get('limit') ?? 10);
    const page = { items: found.slice(from, to) };
    return [200, to < found.length ? { ...page, nextCursor: `${to}` } : page];
  },
  'POST /v1/products': ({ json }) => [201, { ...json(), id: '4' }],
  'GET /v1/products/:id': ({ id }) => {
    const product = PRODUCTS.find((one) => one.id === id);
    return product ? [200, product] : [404, { reason: `no product ${id}` }];
  },
  'PATCH /v1/products/:id': ({ id, json }) => {
    const product = PRODUCTS.find((one) => one.id === id);
    return product ? [200, { ...product, ...json() }] : [404, { reason: `no product ${id}` }];
  },
  'POST /v1/orders': ({ json }) => {
    const { productId, quantity } = json();
    if (quantity < 1) return [422, { fields: { quantity: 'at least 1' } }];
    if (productId === '3') return [409, { reason: 'sold out' }];
    return [201, { id: `order-${productId}`, quantity }];
  },
  'DELETE /v1/orders/:id': () => [204],
  'GET /v1/orders/:id/payment': ({ id }) =>
    id === '1'
      ? [200, { type: 'card', lastDigits: '4242' }]
      : [200, { type: 'transfer', iban: 'DE02' }],
  'GET /v1/orders/:id/invoice': () => [200, '%PDF-1.7', 'application/pdf'],
  'GET /v1/events': () => [
    200,
    [1, 2].map((id) => `data: ${JSON.stringify({ orderId: `order-${id}` })}\n\n`).join(''),
    'text/event-stream',
  ],
  'POST /v1/pictures': ({ form }) => {
    const { productId, file } = form();
    return [201, { id: `picture-${productId}`, size: file.length }];
  },
};

const OPEN = ['GET /v1/products', 'GET /v1/products/:id', 'GET /v1/events'];

/**
 * Serves the shop.
 * @param {string[]} log gets a line for every request: method, URL, credential, two headers and the body
 */
export function serveShop(log) {
  return createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString('latin1');
    const { method, headers } = request;
    const url = new URL(request.url, 'http://shop');
    const route = Object.keys(ROUTES).find((one) => matches(one, method, url.pathname));
    const form = () => formOf(body, headers['content-type']);
    log.push(
      [
        // openapi-react-query asks for the first page with `cursor=0`.
        `${method} ${url.pathname}?${[...url.searchParams].sort().join('&').replace('cursor,0&', '')}`,
        // restitch sends a credential only if the description requires it.
        ...(OPEN.includes(route) ? [] : [`${headers.authorization}`]),
        ...['x-currency', 'x-app'].map((name) => `${name}: ${headers[name]}`),
        /^multipart/.test(headers['content-type']) ? JSON.stringify(form()) : body,
      ].join(' | '),
    );
    const [status, answer, type = 'application/json'] =
      route === undefined
        ? [404, { reason: `no route ${url.pathname}` }]
        : !OPEN.includes(route) && headers.authorization !== 'Bearer secret'
          ? [401, { reason: 'sign in' }]
          : ROUTES[route]({
              query: url.searchParams,
              id: url.pathname.split('/')[3],
              json: () => JSON.parse(body),
              form,
            });
    if (answer === undefined) return void response.writeHead(status).end();
    response.writeHead(status, { 'content-type': type, 'x-total': '3' });
    response.end(type === 'application/json' ? JSON.stringify(answer) : answer);
  });
}

function matches(route, method, path) {
  const [wanted, pattern] = route.split(' ');
  return wanted === method && new RegExp(`^${pattern.replaceAll(':id', '[^/]+')}$`).test(path);
}

/** The fields of a multipart form: names and texts. */
function formOf(body, type) {
  const [, boundary] = /boundary="?([^";]+)/.exec(type);
  const parts = body.split(`--${boundary}`).slice(1, -1);
  const fields = parts.map((part) => {
    const [head, text] = part.split('\r\n\r\n');
    return [/name="(\w+)"/.exec(head)[1], text.replace(/\r\n$/, '')];
  });
  return Object.fromEntries(fields.sort());
}
