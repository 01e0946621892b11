/** Operations of a small description. */
import type { Operation } from './world.js';

export const LIST: Operation = { method: 'GET', path: '/pets', summary: 'All pets', tag: 'Pets' };
export const GET: Operation = {
  method: 'GET',
  path: '/pets/{id}',
  summary: 'One pet',
  tag: 'Pets',
};
export const PUT: Operation = {
  method: 'PUT',
  path: '/pets/{id}',
  summary: 'Save a pet',
  tag: 'Pets',
};
export const SHOP: Operation = {
  method: 'GET',
  path: '/shops',
  summary: 'All shops',
  tag: 'Shops',
};
