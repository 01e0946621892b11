/** The format of overlays, which correct descriptions. Overlays are applied and not read as an API. */
import { has } from '../source/root.js';
import type { Format } from './format.js';

export const OVERLAY: Format = {
  name: 'overlay',
  title: 'an OpenAPI Overlay',
  kind: 'companion',
  detects: (root) => has(root, 'overlay'),
};
