import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { FieldReader } from '../../engine/vendor/fieldReader';
import { namedValues } from '../settings/presets';
import { readSettings, type Settings } from '../settings/readSettings';
import { PROVIDER } from '../template/wrongField';
import type { CallExample } from './callCommand';
import { CURL_FIELD } from '../command/curlError';
import { readCurlLogin } from './curlLogin';

/**
 * Reads the credential's fields. If its login is a cURL command, the base URL and the renewal also
 * come from that command, unless fields give them. Throws errors that name the field.
 */
export function readWithCommand(credentials: ICredentialDataDecryptedObject): Settings {
	if (credentials.loginKind !== 'curl') return readSettings(credentials);
	const fields = new FieldReader(PROVIDER, credentials);
	const { values } = namedValues(credentials, fields);
	const curl = readCurlLogin(
		fields.required('curlCommand', CURL_FIELD),
		values,
		keptIn(credentials),
	);
	const settings = readSettings({
		...credentials,
		baseUrl: fields.text('baseUrl') || (curl.baseUrl ?? ''),
		loginUrl: curl.login.url,
	});
	const renew = settings.renew ?? curl.renew;
	const use = curl.call ? useOf(settings, curl.call, credentials) : settings.use;
	return {
		...settings,
		login: curl.login,
		steps: [...curl.steps, ...settings.steps],
		renew,
		refreshTokenPath: settings.refreshTokenPath || (renew ? 'refresh_token' : ''),
		likelyTokenPath: curl.tokenPath,
		use,
		...(curl.callsByCookies === true && allCookies(settings)),
		...cookieOf({ ...settings, use }, fields.text('cookieName'), credentials.showUse === true),
	};
}

/** The names under "Values to Keep". */
function keptIn({ showAnswer, keepValues }: ICredentialDataDecryptedObject): string[] {
	const lines = showAnswer === true ? String(keepValues ?? '').split('\n') : [];
	return lines.map((line) => line.split('=')[0].replace('?', '').trim()).filter(Boolean);
}

/**
 * How calls send the token: as the example of a call does, unless fields of the form say otherwise.
 */
function useOf(
	{ use }: Settings,
	{ place, name, template, headers }: CallExample,
	{ showUse, showCallValues }: ICredentialDataDecryptedObject,
): Settings['use'] {
	return {
		...use,
		...(showUse !== true && { place, name, template }),
		...(showCallValues !== true && { headers }),
	};
}

/** Takes all cookies of the login as the token, unless other fields say where it is. */
function allCookies({ tokenFrom, tokenPath }: Settings): Partial<Settings> {
	return tokenFrom === 'auto' && tokenPath === '' ? { tokenFrom: 'cookie', tokenPath: '*' } : {};
}

/**
 * Reads and sends a session that is a cookie by the cookie's name, unless fields of the form say
 * otherwise.
 */
function cookieOf(settings: Settings, name: string, isUseDescribed: boolean): Partial<Settings> {
	if (name === '') return {};
	const { tokenFrom, tokenPath, use } = settings;
	return {
		tokenFrom: tokenFrom === 'auto' ? 'cookie' : tokenFrom,
		tokenPath: tokenPath || name,
		...(!isUseDescribed && { use: { ...use, place: 'cookie', name, template: '${token}' } }),
	};
}
