import { jobDiva } from './jobDiva';
import { mpesa } from './mpesa';
import { wekan } from './wekan';

/** The ready-made logins of this folder; a new one is a line here and its import. */
export const business = [jobDiva, mpesa, wekan];
