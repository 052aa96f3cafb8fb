import { appleBusiness } from './appleBusiness';
import { checkPoint } from './checkPoint';
import { fortiManager } from './fortiManager';
import { jamfPro } from './jamfPro';
import { nodeRed } from './nodeRed';
import { proxmox } from './proxmox';
import { vCenter } from './vCenter';
import { zabbix } from './zabbix';
import { zabbix6 } from './zabbix6';

/** The ready-made logins of this folder. To add one, import it and list it here. */
export const infrastructure = [
	appleBusiness,
	checkPoint,
	fortiManager,
	jamfPro,
	nodeRed,
	proxmox,
	vCenter,
	zabbix,
	zabbix6,
];
