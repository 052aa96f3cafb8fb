import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { asError, invalidConfiguration } from '../engine/errors';
import type { TokenFlow, TokenSource } from '../engine/tokenFlow';
import { testPathCall } from '../engine/vendor/commonRules';
import { tokenLoginFlow } from '../tokenLogin/flow';
import type { CompleteLogin } from './definition';
import { definitions } from './definitions';
import { readFields } from './fields';
import { tokenLoginFields } from './tokenLoginFields';

const NAME = 'Ready-Made Login API';
const WAY_OUT =
	'If your installation differs from what the vendor documents, choose Token Login API, copy the settings from the page on ready-made logins and change them.';

/** The login of the chosen API with the person's values, on Token Login's engine. */
export function knownLoginFlow(credentials: ICredentialDataDecryptedObject): TokenFlow {
	const chosen = String(credentials.knownApi ?? '');
	const definition = definitions.find(({ name }) => name === chosen);
	if (definition === undefined)
		throw invalidConfiguration(
			NAME,
			'the field "API" is empty. Choose the API in the credential, or Token Login API for any other.',
		);
	return flowOf(definition, credentials);
}

/** The flow of one definition. Errors name the API and the form's own fields. */
export function flowOf(
	definition: CompleteLogin,
	credentials: ICredentialDataDecryptedObject,
): TokenFlow {
	const { label, paging, test = '' } = definition;
	const values = readFields(definition, credentials);
	const flow = inOwnWords(label, () => tokenLoginFlow(tokenLoginFields(definition, values)));
	const urlFields = fieldsOfAddress(definition);
	return {
		...flow,
		// The form asks for no renewal, so none is to be tried before one is needed.
		triesRenewal: undefined,
		provider: label,
		urlFields,
		loginFields: fieldsOfLogin(definition),
		source: sourceOf(flow.source, label, urlFields),
		testCall: testPathCall(test, `Check ${urlFields}, and that this account may use the API.`),
		...(paging && { paging }),
	};
}

function sourceOf(source: TokenSource, label: string, urlFields: string): TokenSource {
	if (source.kind !== 'login') return source;
	const { readGrant, noToken } = source;
	return {
		...source,
		// The form has none of the fields that Token Login would name.
		urlFieldOf: undefined,
		readGrant: (...parameters) => inOwnWords(label, () => readGrant(...parameters)),
		noToken: (answers) => ({
			problem: noToken?.(answers).problem ?? 'there was no token',
			cure: `Check ${urlFields} in the credential. ${WAY_OUT}`,
		}),
	};
}

/** The fields that decide where the login goes, else the whole credential. */
function fieldsOfAddress({ fields, settings }: CompleteLogin): string {
	const address = `${settings.baseUrl} ${settings.loginUrl}`;
	const labels = Object.entries(fields)
		.filter(([name]) => address.includes(`\${${name}}`))
		.map(([, { label }]) => `"${label}"`);
	return labels.length === 0 ? 'the fields' : labels.join(' and ');
}

/** The fields that say who logs in: all but those that decide where the login goes. */
function fieldsOfLogin({ fields, settings }: CompleteLogin): string | undefined {
	const address = `${settings.baseUrl} ${settings.loginUrl}`;
	const labels = Object.entries(fields)
		.filter(([name]) => !address.includes(`\${${name}}`))
		.map(([, { label }]) => `"${label}"`);
	const [last, ...others] = labels.reverse();
	return others.length === 0 ? last : `${others.reverse().join(', ')} and ${last}`;
}

/** An error about a field of Token Login becomes one of the API, since its form has no such field. */
function inOwnWords<T>(label: string, run: () => T): T {
	try {
		return run();
	} catch (caught) {
		const { message } = asError(caught);
		const [, problem] =
			/^Token Login API: the field (.+?)\. Correct it in the credential\.$/s.exec(message) ?? [];
		if (problem === undefined) throw asError(caught);
		throw invalidConfiguration(label, `the login does not fit: its setting ${problem}. ${WAY_OUT}`);
	}
}
