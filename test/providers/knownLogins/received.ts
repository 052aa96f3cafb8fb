/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs in tests, never in n8n */
import { isDeepStrictEqual } from 'node:util';
import { readAssertion } from '../../credentials/tokenLogin/catalogue/assertion';
import type { Algorithm } from '../../../credentials/tokenLogin/template/signAssertion';
import type { FactRequest, KnownFacts } from './facts';
import { fillIn, type Values } from './fillIn';

/** A request as it arrived, without the headers that every HTTP client adds. */
export interface Received {
	method: string;
	url: URL;
	headers: Record<string, string>;
	body: string;
}

const TYPES = {
	form: 'application/x-www-form-urlencoded',
	json: 'application/json',
	xml: 'application/xml',
};
const ASSERTION = '<assertion>';
const pairs = (list: Iterable<[string, string]>) =>
	[...list].map((pair) => pair.join('=')).sort((one, other) => one.localeCompare(other));

/**
 * True if a request is exactly the one in the facts, including every header and the meaning of its
 * body.
 */
export function isWanted(
	got: Received,
	wanted: FactRequest,
	values: Values,
	assertion?: KnownFacts['assertion'],
): boolean {
	const expected = fillIn(wanted, { ...values, assertion: ASSERTION });
	const url = new URL(expected.url);
	for (const [name, value] of Object.entries(expected.query ?? {}))
		url.searchParams.append(name, value);
	if (got.method !== expected.method) return false;
	if (got.url.origin + got.url.pathname !== url.origin + url.pathname) return false;
	if (!isDeepStrictEqual(pairs(got.url.searchParams), pairs(url.searchParams))) return false;
	const { 'user-agent': agent, accept, ...headers } = got.headers;
	const {
		'user-agent': wantedAgent = agent,
		accept: wantedAccept = accept,
		...others
	} = expected.headers ?? {};
	if (agent !== wantedAgent || accept !== wantedAccept || accept === undefined) return false;
	const type = expected.type && { 'content-type': TYPES[expected.type] };
	if (!isDeepStrictEqual(headers, { ...type, ...others })) return false;
	return isBody(got.body, expected, values, assertion);
}

function isBody(
	body: string,
	{ type, body: wanted, raw }: FactRequest,
	values: Values,
	assertion: KnownFacts['assertion'],
): boolean {
	let text = body;
	if (assertion && JSON.stringify(wanted ?? '').includes(ASSERTION)) {
		if (!isAssertion(body, fillIn(assertion, values))) return false;
		text = readAssertion(body, {
			algorithm: assertion.alg as Algorithm,
			header: {},
			claims: {},
		}).rest;
	}
	if (raw !== undefined) return text === raw;
	if (type === 'json') return isDeepStrictEqual(parsed(text), wanted);
	if (type === 'form')
		return isDeepStrictEqual(
			pairs(new URLSearchParams(text)),
			pairs(Object.entries(wanted as Record<string, string>)),
		);
	return text === '';
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function isAssertion(text: string, wanted: NonNullable<KnownFacts['assertion']>): boolean {
	const read = readAssertion(text, {
		algorithm: wanted.alg as Algorithm,
		header: {},
		claims: {},
	});
	const { iat, exp, ...claims } = read.claims as Record<string, unknown>;
	const given = Object.fromEntries((wanted.need ?? []).map((name) => [name, claims[name]]));
	return (
		read.isSigned &&
		isDeepStrictEqual(read.header, { alg: wanted.alg, typ: 'JWT', ...wanted.header }) &&
		isDeepStrictEqual(claims, { ...wanted.claims, ...given }) &&
		Object.values(given).every((value) => value !== undefined) &&
		Number(exp) - Number(iat) <= wanted.exp
	);
}
