/** Codes of reconciling, naming and overlays. */
import { code } from '../code.js';

export const RECONCILE_CODES = {
  'reconcile/operation-id': code<{ key: string; kept: string }>(
    'warning',
    ({ key, kept }) => `documents name ${key} differently: kept ${kept}`,
    'Settle it in an overlay, or accept it: the other names stay as aliases.',
  ),
} as const;
