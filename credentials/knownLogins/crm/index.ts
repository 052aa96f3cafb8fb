import { creatio } from './creatio';
import { dynamics365 } from './dynamics365';
import { espoCrm } from './espoCrm';
import { salesforceJwt } from './salesforceJwt';
import { salesforceSoap } from './salesforceSoap';
import { sugarCrm } from './sugarCrm';
import { suiteCrm4 } from './suiteCrm4';
import { suiteCrm8 } from './suiteCrm8';
import { vtiger } from './vtiger';

/** The ready-made logins of this folder. To add one, import it and list it here. */
export const crm = [
	creatio,
	dynamics365,
	espoCrm,
	salesforceJwt,
	salesforceSoap,
	sugarCrm,
	suiteCrm4,
	suiteCrm8,
	vtiger,
];
