import { sleep } from 'n8n-workflow';
import type { Clock } from '../../../credentials/engine/tokenFlow';

/** The node's clock; the engine's has its own. */
export const clock: Clock = { now: () => Date.now(), sleep };
