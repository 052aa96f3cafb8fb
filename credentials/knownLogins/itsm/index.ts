import { bmcHelix } from './bmcHelix';
import { glpi } from './glpi';
import { haloItsm } from './haloItsm';
import { ivantiIsm } from './ivantiIsm';
import { nCentral } from './nCentral';
import { serviceNow } from './serviceNow';

/** The ready-made logins of this folder. To add one, import it and list it here. */
export const itsm = [bmcHelix, glpi, haloItsm, ivantiIsm, nCentral, serviceNow];
