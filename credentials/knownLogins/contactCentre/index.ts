import { eightByEight } from './eightByEight';
import { exotel } from './exotel';
import { five9 } from './five9';
import { genesysCloud } from './genesysCloud';
import { niceCxone } from './niceCxone';
import { ringCentral } from './ringCentral';
import { talkdesk } from './talkdesk';
import { zoom } from './zoom';

/** The ready-made logins of this folder. To add one, import it and list it here. */
export const contactCentre = [
	eightByEight,
	exotel,
	five9,
	genesysCloud,
	niceCxone,
	ringCentral,
	talkdesk,
	zoom,
];
