/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs in tests, never in n8n */
/**
 * Facts about the APIs of the ready-made logins, from the vendors' documentation: each request of a
 * login with its answer, a call, and the answers to a dead token and to a wrong password. `{{…}}`
 * are values, see `fillIn.ts`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FactPage } from './pages';

/** An answer of the API: JSON, or text as it is. The status is 200 unless given. */
export interface FactAnswer {
	status?: number;
	body?: unknown;
	raw?: string;
	contentType?: string;
	headers?: Record<string, string>;
	cookies?: string[];
}

/** A request as the API expects it. */
export interface FactRequest {
	method: string;
	url: string;
	query?: Record<string, string>;
	/** All headers except Accept and Content-Type; names in lower case. */
	headers?: Record<string, string>;
	type?: 'form' | 'json' | 'xml';
	body?: unknown;
	/** The body, if it is neither JSON nor a form. */
	raw?: string;
	answer?: FactAnswer;
}

/** A call, and how it is entered in the node. */
export interface FactCall extends FactRequest {
	/** The node's URL; by default the part after the base URL. */
	path?: string;
	/** The node's body, if the token's place in it has to be marked: JSON text, or the fields of a form. */
	send?: string | string[][];
}

/** One API. */
export interface KnownFacts {
	/** The definition's name. */
	api: string;
	/** What the user enters, by the definition's names. */
	enter: Record<string, string>;
	/** The name of the value that is entered wrongly, so that the login is refused. */
	wrong: string;
	login: FactRequest[];
	token: {
		/** Seconds; null: until it is rejected. */
		lifetime: number | null;
		idle?: boolean;
		/** A token that contains its own expiry, or one that does not. */
		style?: 'jwt' | 'plain';
		/** The form of the token, if it matters. */
		mint?: string;
	};
	/** The signed JWT of the login. */
	assertion?: {
		alg: string;
		header?: Record<string, string>;
		claims: Record<string, unknown>;
		/** Claims that only have to be present. */
		need?: string[];
		/** The longest lifetime, in seconds. */
		exp: number;
	};
	call: FactCall;
	expired: FactAnswer;
	refused: FactAnswer;
	/** The words of a refusal that the user reads. */
	words: string;
	/** The renewal. It is answered like the login's last request unless it has its own answer. */
	renew?: FactRequest;
	logout?: FactRequest;
	/** The pages of a list with three pages, if the API documents its paging. */
	pages?: FactPage[];
}

const folder = join(__dirname, 'facts');

/** All APIs. */
export const FACTS: KnownFacts[] = readdirSync(folder)
	.sort()
	.flatMap((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as KnownFacts[]);
