import { bmcHelix } from './bmcHelix';
import { glpi } from './glpi';
import { haloItsm } from './haloItsm';
import { ivantiIsm } from './ivantiIsm';
import { nCentral } from './nCentral';
import { serviceNow } from './serviceNow';

/** The ready-made logins of this folder; a new one is a line here and its import. */
export const itsm = [bmcHelix, glpi, haloItsm, ivantiIsm, nCentral, serviceNow];
