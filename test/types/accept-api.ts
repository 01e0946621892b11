/** An API whose responses have several media types, ranges of media types, or no media type. */

const text = { type: 'string' };
const order = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'integer' } },
  xml: { name: 'order' },
};
const problem = { type: 'object', required: ['title'], properties: { title: text } };

function reply(types: Readonly<Record<string, object>>): object {
  const content = Object.entries(types).map(([type, schema]) => [type, { schema }]);
  return { description: 'A reply', content: Object.fromEntries(content) };
}

const ORDER = { $ref: '#/components/schemas/Order' };
const PROBLEM = { $ref: '#/components/schemas/Problem' };
const BOTH = { 'application/json': ORDER, 'application/xml': ORDER };

function get(operationId: string, responses: object): object {
  return { get: { operationId, responses } };
}

/** Operations whose responses have several media types. */
export const DESCRIPTION = {
  openapi: '3.1.0',
  info: { title: 'Orders', version: '1' },
  servers: [{ url: 'https://api.orders.io' }],
  paths: {
    '/order': get('getOrder', {
      200: reply(BOTH),
      400: reply({ 'application/json': PROBLEM, 'application/xml': PROBLEM }),
      default: reply({ 'application/problem+json': PROBLEM }),
    }),
    '/whole': get('getWhole', {
      200: reply({ '*/*': ORDER, 'application/json': ORDER, 'text/csv': text }),
      500: reply({ '*/*': PROBLEM, 'application/json': PROBLEM, 'text/csv': text }),
    }),
    '/plain': get('getPlain', { 200: reply({ 'application/json': ORDER }) }),
    '/xml': get('getXml', { 200: reply({ 'application/xml': ORDER }), 400: reply(BOTH) }),
    '/report': get('getReport', {
      200: reply({ 'text/csv': text, 'application/pdf': { type: 'string', format: 'binary' } }),
      204: { description: 'None' },
    }),
    '/answer': get('getAnswer', {
      200: reply({ 'application/json': ORDER, 'text/event-stream': ORDER }),
    }),
    '/versions': get('getVersions', {
      200: reply({
        'application/json': ORDER,
        'application/vnd.orders.v2+json': problem,
        'text/html; charset=utf-8': text,
      }),
    }),
    '/swashbuckle': get('getSwashbuckle', {
      200: reply({ 'text/plain': ORDER, 'application/json': ORDER, 'text/json': ORDER }),
      '4XX': reply({ 'text/plain': PROBLEM, 'application/json': PROBLEM, 'text/json': PROBLEM }),
    }),
    '/any': get('getAny', { 200: reply({ 'application/json': ORDER, '*/*': text }) }),
    '/range': get('getRange', {
      200: reply({ 'application/*': {}, 'application/json': ORDER, 'text/*': text }),
    }),
    '/unsaid': get('getUnsaid', { 503: reply({ 'text/plain': text }) }),
    '/refused': get('getRefused', { 503: reply({ 'text/plain': text, 'text/html': text }) }),
    '/silent': get('getSilent', {
      204: { description: 'None' },
      503: reply({ 'text/plain': text }),
    }),
  },
  components: { schemas: { Order: order, Problem: problem } },
};
