import { jobDiva } from './jobDiva';
import { mpesa } from './mpesa';
import { wekan } from './wekan';

/** The ready-made logins of this folder. To add one, import it and list it here. */
export const business = [jobDiva, mpesa, wekan];
