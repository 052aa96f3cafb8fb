/* eslint-disable @typescript-eslint/no-explicit-any -- the answers' shapes are what is tested */
import { useProviders } from '../support/lifecycle';
import { TOKEN_METHODS, type TokenMethod } from '../support/methods';
import type { AllProviders } from './index';
import { postJson } from './requests';
import type { PlainRequest } from './types';

/** Fields of a credential or of an answer. */
export type Fields = Record<string, any>;

/** A transaction ID, which CA expects with each login. */
export const TXN = '0b1f6d0a-7c1e-4a9b-9b57-2f6f3c1d0e11';

/** Returns the row of a method. */
export const methodOf = (type: string, method: string): TokenMethod =>
	TOKEN_METHODS.find((row) => row.type === type && row.method === method)!;

/**
 * Starts all emulators for the surrounding tests. Returns functions that send them requests without
 * using the package.
 */
export function useAskedProviders() {
	const all = useProviders();

	async function send(type: keyof AllProviders, { path, ...init }: PlainRequest) {
		const response = await fetch(all[type].url + path, { ...init, redirect: 'manual' });
		const text = await response.text();
		let body: any = text;
		try {
			body = JSON.parse(text);
		} catch {
			// The body is not JSON, so its text is used.
		}
		return { status: response.status, headers: response.headers, body };
	}

	const fieldsOf = ({ type, method }: TokenMethod): Fields => all[type].credentials[method];

	async function logIn(row: TokenMethod): Promise<string> {
		return row.tokenOf((await send(row.type, row.request(fieldsOf(row)))).body) as string;
	}

	/** A login at CA in which some fields are wrong. */
	function ca(change: Fields): PlainRequest {
		const { username, password } = all.caTokenApi.credentials.login;
		const fields = {
			client_txn_id: TXN,
			client_app_id: 'HEDMORAL_OPS',
			username,
			password,
			...change,
		};
		return postJson('/token', fields);
	}

	return { all, send, fieldsOf, logIn, ca };
}
