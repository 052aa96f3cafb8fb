import { freePbx } from './freePbx';
import { grandstreamUcm } from './grandstreamUcm';
import { kazoo } from './kazoo';
import { threeCx } from './threeCx';
import { yeastarP } from './yeastarP';

/** The ready-made logins of this folder. To add one, import it and list it here. */
export const telephony = [freePbx, grandstreamUcm, kazoo, threeCx, yeastarP];
