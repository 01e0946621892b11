/** Overlays: corrections of descriptions, which are applied and not read. */
import { has } from '../source/root.js';
import type { Format } from './format.js';

export const OVERLAY: Format = {
  name: 'overlay',
  title: 'an OpenAPI Overlay',
  kind: 'companion',
  detects: (root) => has(root, 'overlay'),
};
