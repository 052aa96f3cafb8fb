/**
 * Tests the credentials' forms without their prose, so that every change is noticed. `npx jest
 * shape -u` accepts a change.
 */
import type { ICredentialType } from 'n8n-workflow';
import { CaepeApi } from '../../../../credentials/CaepeApi.credentials';
import { CaTokenApi } from '../../../../credentials/CaTokenApi.credentials';
import { CcaApi } from '../../../../credentials/CcaApi.credentials';
import { CloudCxApi } from '../../../../credentials/CloudCxApi.credentials';
import { CrmComApi } from '../../../../credentials/CrmComApi.credentials';
import { TokenLoginApi } from '../../../../credentials/TokenLoginApi.credentials';
import { formShape } from '../../../support/formShape';

const TYPES: ICredentialType[] = [
	...[new CcaApi(), new CaTokenApi(), new CrmComApi(), new CaepeApi(), new CloudCxApi()],
	new TokenLoginApi(),
];

it.each(TYPES.map((type): [string, ICredentialType] => [type.name, type]))(
	'%s has these fields, with these defaults, shown under these conditions',
	(_name, { name, displayName, icon, properties }) => {
		const own = JSON.stringify({ name, displayName, icon });
		expect([own, ...formShape(properties)].join('\n')).toMatchSnapshot();
	},
);
