/**
 * Compares recorded exchanges with an API: finds what does not match, and suggests overlay actions that make it match.
 */
export type { Fault, Misfit } from './misfit.js';
export { misfitSteps, misfitText } from './words.js';
export { Suggestion, type OverlayAction, type SuggestInput } from './suggest/index.js';
export {
  verifyTraffic,
  type Verification,
  type VerifiedEndpoint,
  type VerifyOptions,
} from './traffic.js';
