import { klickTipp } from './klickTipp';
import { marketo } from './marketo';

/** The ready-made logins of this folder. To add one, import it and list it here. */
export const marketing = [klickTipp, marketo];
