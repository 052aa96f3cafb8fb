/** What a product has to tell about itself, to be logged in to and to be counted at. */
import type { IDataObject } from 'n8n-workflow';
import type { Seen } from './countingProxy';
import type { Group } from './install';

/** What a request to a product is for. */
export type Purpose = 'login' | 'renewal' | 'logout' | 'discovery' | 'call';

/** How long the product's tokens live. */
export interface Lifetimes {
	/** Seconds of an access token or a session. */
	tokenSeconds: number;
}

/** One way to log in to a product: a credential of ours and what is true of it there. */
export interface Way {
	/** As the table calls it. */
	name: string;
	/** Type of the credential. */
	type: string;
	/** The credential's fields, the product being at this address. */
	fields(url: string): IDataObject;
	/** The field that a wrong password is written into. */
	passwordField: string;
	/** What is written there, if not just any text. */
	wrongPassword?: string;
	/** Parameters of a call that only a live token may make. */
	call: IDataObject;
	/** What a request is for. */
	purposeOf(request: Pick<Seen, 'method' | 'path' | 'body'>): Purpose;
	/** Whether this answer says that the token is dead; HTTP 401 unless given. */
	isRejection?(status: number): boolean;
	/** The call's path and the headers that carry a token there, to ask the product ourselves. */
	probe: { path: string; headers(token: string): Record<string, string> };
	/** Ends a token at the product, as somebody else than the node. */
	revoke(token: string): Promise<void>;
	/** Whether the token's time is over; for a product where a request would start it again. */
	isOver?(token: string): boolean;
	/** What the node gets a new token with when the old one has expired. */
	afterExpiry: 'login' | 'renewal';
	/** The same when it was revoked; a refused renewal is followed by a login. */
	afterRevocation: 'login' | 'renewal' | 'refusedRenewal';
	/** Whether the credential knows when the token ends, so that no call is made with a dead one. */
	knowsExpiry: boolean;
	/** Whether the credential can log out; then the product must refuse the token afterwards. */
	canLogOut: boolean;
	/** Whether the product takes each refresh token once, and ends all of them if one comes again. */
	rotates?: boolean;
}

/** A product that runs. */
export interface RunningProduct {
	url: string;
	ways: Way[];
	stop(): Promise<void>;
}

/** A product that can be started. */
export interface Product {
	/** Its name and version. */
	name: string;
	/** What must be fetched for it. */
	groups: Group[];
	start(lifetimes: Lifetimes): Promise<RunningProduct>;
}
