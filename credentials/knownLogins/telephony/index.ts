import { freePbx } from './freePbx';
import { grandstreamUcm } from './grandstreamUcm';
import { kazoo } from './kazoo';
import { threeCx } from './threeCx';
import { yeastarP } from './yeastarP';

/** The ready-made logins of this folder; a new one is a line here and its import. */
export const telephony = [freePbx, grandstreamUcm, kazoo, threeCx, yeastarP];
