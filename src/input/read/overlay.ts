/** The format of overlays. An overlay corrects descriptions. It is applied to them, and is not read as an API. */
import { has } from '../source/root.js';
import type { Format } from './format.js';

export const OVERLAY: Format = {
  name: 'overlay',
  title: 'an OpenAPI Overlay',
  kind: 'companion',
  detects: (root) => has(root, 'overlay'),
};
