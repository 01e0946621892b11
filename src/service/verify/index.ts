/** Recorded exchanges against an API: what does not fit, and what would make it fit. */
export type { Fault, Misfit } from './misfit.js';
export { misfitPlace, misfitText } from './words.js';
export { Suggestion, type OverlayAction, type SuggestInput } from './suggest/index.js';
export {
  verifyTraffic,
  type Verification,
  type VerifiedEndpoint,
  type VerifyOptions,
} from './traffic.js';
