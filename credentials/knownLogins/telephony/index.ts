import { grandstreamUcm } from './grandstreamUcm';
import { threeCx } from './threeCx';
import { yeastarP } from './yeastarP';

/** The ready-made logins of this folder; a new one is a line here and its import. */
export const telephony = [grandstreamUcm, threeCx, yeastarP];
