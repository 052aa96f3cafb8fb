import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { asError, invalidConfiguration } from '../engine/errors';
import { valueProblem } from '../engine/formats/headerSyntax';
import { leavingText } from '../engine/leaving';
import type { TokenFlow, TokenSource } from '../engine/tokenFlow';
import { testPathCall } from '../engine/vendor/commonRules';
import { WrongField, wrongFieldOf } from '../engine/vendor/wrongField';
import { CURE_OF_USE } from '../tokenLogin/attachment';
import { tokenLoginFlow } from '../tokenLogin/flow';
import type { CompleteField, CompleteLogin } from './definition';
import { definitions } from './definitions';
import { isSecret, readFields } from './fields';
import { tokenLoginFields } from './tokenLoginFields';

const NAME = 'Ready-Made Login API';
const WAY_OUT =
	'If your installation differs from what the vendor documents, choose Token Login API, copy the settings from the page on ready-made logins and change them.';

/** The flow of the chosen API with the user's values. Token Login runs it. */
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
	const inOwn: InOwnWords = (run) => {
		try {
			return run();
		} catch (caught) {
			throw inOwnWords(definition, values, asError(caught));
		}
	};
	const flow = inOwn(() => tokenLoginFlow(tokenLoginFields(definition, values)));
	const urlFields = fieldsOfAddress(definition);
	return {
		...flow,
		// The user did not describe the renewal, so the credential's test does not try it.
		triesRenewal: undefined,
		provider: label,
		urlFields,
		loginFields: fieldsOfLogin(definition),
		source: sourceOf(flow.source, inOwn, urlFields),
		sentAs: flow.sentAs?.replace(CURE_OF_USE, WAY_OUT),
		testCall: testPathCall(test, `Check ${urlFields}, and that this account may use the API.`),
		...(paging && { paging }),
	};
}

/** Runs a part of Token Login. Its errors then name the API and the form's own fields. */
type InOwnWords = <T>(run: () => T) => T;

function sourceOf(source: TokenSource, inOwn: InOwnWords, urlFields: string): TokenSource {
	if (source.kind !== 'login') return source;
	const { request, steps, readGrant, noToken } = source;
	return {
		...source,
		// The form does not have the fields that Token Login would name.
		urlFieldOf: undefined,
		request: (discovered) => inOwn(() => request(discovered)),
		steps: steps?.map((step) => (answers) => inOwn(() => step(answers))),
		readGrant: (...parameters) => inOwn(() => readGrant(...parameters)),
		noToken: (answers) => ({
			problem: noToken?.(answers).problem ?? 'there was no token',
			cure: `Check ${urlFields} in the credential. ${WAY_OUT}`,
		}),
	};
}

/** The fields that decide where the login goes, for errors. If there are none: all fields. */
function fieldsOfAddress({ fields, settings }: CompleteLogin): string {
	const address = `${settings.baseUrl} ${settings.loginUrl}`;
	const labels = Object.entries(fields)
		.filter(([name]) => address.includes(`\${${name}}`))
		.map(([, { label }]) => `"${label}"`);
	return labels.length === 0 ? 'the fields' : labels.join(' and ');
}

/** The fields that say who logs in: all except those that decide where the login goes. */
function fieldsOfLogin({ fields, settings }: CompleteLogin): string | undefined {
	const address = `${settings.baseUrl} ${settings.loginUrl}`;
	const labels = Object.entries(fields)
		.filter(([name]) => !address.includes(`\${${name}}`))
		.map(([, { label }]) => `"${label}"`);
	const [last, ...others] = labels.reverse();
	return others.length === 0 ? last : `${others.reverse().join(', ')} and ${last}`;
}

/**
 * Turns an error about a field of Token Login into one about the API, because its form has no such
 * field.
 */
function inOwnWords(
	{ label, fields }: CompleteLogin,
	values: Record<string, string>,
	error: Error,
): Error {
	if (!(error instanceof WrongField)) return error;
	const { field, isUnsendable } = error;
	const secrets = Object.keys(fields).filter((name) => isSecret(fields[name]));
	const problem = leavingText(
		error.problem,
		secrets.map((name) => values[name]),
	);
	const isWrong = ([name, { kind }]: [string, CompleteField]) =>
		field === 'Assertion Key'
			? kind === 'privateKey'
			: isUnsendable && valueProblem(values[name]) !== undefined;
	const wrong = Object.entries(fields).find(isWrong)?.[1];
	if (wrong !== undefined) return wrongFieldOf(label, wrong.label, problem);
	return invalidConfiguration(
		label,
		`the login does not fit: its setting "${field}" ${problem}. ${WAY_OUT}`,
	);
}
