import { klickTipp } from './klickTipp';
import { marketo } from './marketo';

/** The ready-made logins of this folder; a new one is a line here and its import. */
export const marketing = [klickTipp, marketo];
