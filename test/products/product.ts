/** The facts about a product that are needed to log in to it and to count its requests. */
import type { IDataObject } from 'n8n-workflow';
import type { Seen } from './countingProxy';
import type { Group } from './install';

/** What a request to a product is for. */
export type Purpose = 'login' | 'renewal' | 'logout' | 'discovery' | 'call';

/** How long the product's tokens live. */
export interface Lifetimes {
	/** Lifetime of an access token or a session, in seconds. */
	tokenSeconds: number;
}

/** One way to log in to a product: a credential of ours, and how the product behaves with it. */
export interface Way {
	/** Its name in the table. */
	name: string;
	/** The credential type. */
	type: string;
	/** The credential's fields for a product at this address. */
	fields(url: string): IDataObject;
	/** The field that a wrong password is written into. */
	passwordField: string;
	/** The wrong password, if not just any text will do. */
	wrongPassword?: string;
	/** Parameters of a call that needs a valid token. */
	call: IDataObject;
	/** Returns the purpose of a request. */
	purposeOf(request: Pick<Seen, 'method' | 'path' | 'body'>): Purpose;
	/** True if this status says that the token is dead; only HTTP 401 by default. */
	isRejection?(status: number): boolean;
	/** The path of the call and the headers for a token, to ask the product without the node. */
	probe: { path: string; headers(token: string): Record<string, string> };
	/** Ends a token at the product, as somebody other than the node would. */
	revoke(token: string): Promise<void>;
	/** True if the token has expired. Given if asking the product would extend the token's life. */
	isOver?(token: string): boolean;
	/** How the node gets a new token when the old one has expired. */
	afterExpiry: 'login' | 'renewal';
	/**
	 * How the node gets a new token when the old one was revoked. After a refused renewal it logs in.
	 */
	afterRevocation: 'login' | 'renewal' | 'refusedRenewal';
	/**
	 * Whether the credential knows when the token expires, so that no call is made with a dead token.
	 */
	knowsExpiry: boolean;
	/** Whether the credential can log out. If so, the product must refuse the token afterwards. */
	canLogOut: boolean;
	/**
	 * Whether the product accepts each refresh token only once, and ends the whole session if one
	 * comes again.
	 */
	rotates?: boolean;
}

/** A running product. */
export interface RunningProduct {
	url: string;
	ways: Way[];
	stop(): Promise<void>;
}

/** A product that can be started. */
export interface Product {
	/** Its name and version. */
	name: string;
	/** The packages that must be fetched for it. */
	groups: Group[];
	start(lifetimes: Lifetimes): Promise<RunningProduct>;
}
