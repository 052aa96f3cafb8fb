/** Tests what the form of the ready-made logins shows about an API before anything is entered. */
import { definitions } from '../../../credentials/knownLogins/definitions';
import { knownLoginForm } from '../../../credentials/knownLogins/form';

const form = knownLoginForm(definitions);
const aboutOf = (api: string) => form.find(({ name }) => name === `${api}About`)?.displayName ?? '';

it('has other names of an API in its own, since n8n looks for nothing else', () => {
	const names = form[0].options?.map(({ name }) => name);
	expect(names).toContain('FreePBX · PBXact · Sangoma');
	expect(names).toContain('Directus');
});

it('lists the APIs by their names, the empty choice first', () => {
	const [first, ...names] = (form[0].options ?? []).map(({ name }) => name);
	expect(first).toBe('Choose the API…');
	const labels = definitions.map(({ label }) => label);
	labels.sort((one, other) => one.localeCompare(other));
	expect(names.map((name, index) => name.startsWith(labels[index]))).not.toContain(false);
});

it.each([
	['freePbx', 'Calls go to paths under /admin/api/api of “FreePBX Address”. REST paths'],
	['strapi', 'Calls go to paths under /api of “Strapi Address”. By the'],
	['directus', 'By the'],
	['genesysCloud', 'By the'],
])('says where calls of %s go, if that is below the address', (api, words) => {
	expect(aboutOf(api).startsWith(words)).toBe(true);
});

it.each([
	['genesysCloudClientId', { hint: 'Admin > Integrations > OAuth, grant Client Credentials' }],
	['genesysCloudClientSecret', { description: 'Beside the client ID' }],
	['five9Password', { description: 'Its password' }],
	['dynamics365TenantId', { hint: 'Microsoft Entra ID > Overview (Directory ID)' }],
])('shows under %s where to find it, unless everybody knows', (field, expected) => {
	expect(form.find(({ name }) => name === field)).toMatchObject(expected);
});
