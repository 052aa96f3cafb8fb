/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs in tests, never in n8n */
/**
 * What is true of the APIs of the ready-made logins, by the vendors' documentation: each request
 * of a login with its answer, a call, and how a dead token and a wrong password are answered.
 * `{{…}}` are values, see `fillIn.ts`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FactPage } from './pages';

/** An answer of the API: JSON, or text as it is. 200 unless said. */
export interface FactAnswer {
	status?: number;
	body?: unknown;
	raw?: string;
	contentType?: string;
	headers?: Record<string, string>;
	cookies?: string[];
}

/** A request as the API wants it. */
export interface FactRequest {
	method: string;
	url: string;
	query?: Record<string, string>;
	/** All headers beside Accept and Content-Type; names in lower case. */
	headers?: Record<string, string>;
	type?: 'form' | 'json' | 'xml';
	body?: unknown;
	/** The body, if it is neither JSON nor a form. */
	raw?: string;
	answer?: FactAnswer;
}

/** A call, and how it is written in the node. */
export interface FactCall extends FactRequest {
	/** The node's URL; by default what follows the base URL. */
	path?: string;
	/** The node's body, if the token's place in it has to be marked: JSON text, or the fields of a form. */
	send?: string | string[][];
}

/** One API. */
export interface KnownFacts {
	/** The definition's name. */
	api: string;
	/** What a person enters, by the definition's names. */
	enter: Record<string, string>;
	/** The value that is entered wrongly to be refused. */
	wrong: string;
	login: FactRequest[];
	token: {
		/** Seconds; null: until it is rejected. */
		lifetime: number | null;
		idle?: boolean;
		/** A token that says itself when it ends, or one that says nothing. */
		style?: 'jwt' | 'plain';
		/** How it looks, if that matters. */
		mint?: string;
	};
	/** The signed JWT of the login. */
	assertion?: {
		alg: string;
		header?: Record<string, string>;
		claims: Record<string, unknown>;
		/** Claims that only have to be there. */
		need?: string[];
		/** At most so many seconds. */
		exp: number;
	};
	call: FactCall;
	expired: FactAnswer;
	refused: FactAnswer;
	/** What a person reads of a refusal. */
	words: string;
	/** Answered like the login's last request unless it has an answer of its own. */
	renew?: FactRequest;
	logout?: FactRequest;
	/** The pages of a list of three, if the API documents how it divides lists. */
	pages?: FactPage[];
}

const folder = join(__dirname, 'facts');

/** All APIs. */
export const FACTS: KnownFacts[] = readdirSync(folder)
	.sort()
	.flatMap((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as KnownFacts[]);
