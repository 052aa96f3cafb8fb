/** What a ready-made login consists of: data only, one file an API. */
import type { ListPaging } from '../engine/listPaging';
import type { KnownPaging } from './paging';

/** The areas by which the list of APIs is grouped on its page. */
export type Area =
	| 'Business'
	| 'Contact Centre'
	| 'CRM'
	| 'Data'
	| 'ERP'
	| 'Infrastructure'
	| 'ITSM'
	| 'Marketing'
	| 'Telephony';

/**
 * What a person enters. What is left out is as `usualFields.ts` has it for a field of this name;
 * else it follows from the name (`fromName.ts`).
 */
export interface KnownField {
	/** The vendor's own name of it. */
	label?: string;
	/** What it is, and where the vendor shows it. */
	where?: string;
	/**
	 * `url`: a whole address; its query and last slashes are cut off. `host`: a host name, which may
	 * be pasted as an address. `secret`: masked. `privateKey`: masked, several lines (PEM).
	 */
	kind?: 'host' | 'privateKey' | 'secret' | 'url';
	/** A choice: values with the names that people read; the first is the default. */
	options?: Record<string, string>;
	default?: string;
	example?: string;
	/** Whether it may stay empty. */
	optional?: true;
}

/** The names of Token Login's fields that a definition sets; the switches follow by themselves. */
export type SettingName =
	| 'assertionAlgorithm'
	| 'assertionClaims'
	| 'assertionHeader'
	| 'assertionKey'
	| 'baseUrl'
	| 'callHeaders'
	| 'callQuery'
	| 'errorPath'
	| 'expiryFrom'
	| 'expiryMinutes'
	| 'expiryPath'
	| 'keepValues'
	| 'loginBasicPassword'
	| 'loginBasicUser'
	| 'loginBody'
	| 'loginBodyType'
	| 'loginHeaders'
	| 'loginMethod'
	| 'loginQuery'
	| 'loginUrl'
	| 'refreshTokenPath'
	| 'rejectedMatch'
	| 'rejectedPath'
	| 'rejectedStatuses'
	| 'rejectedValue'
	| 'releaseBody'
	| 'releaseBodyType'
	| 'releaseHeaders'
	| 'releaseMethod'
	| 'releaseQuery'
	| 'releaseUrl'
	| 'renewBody'
	| 'renewBodyType'
	| 'renewHeaders'
	| 'renewMethod'
	| 'renewQuery'
	| 'renewUrl'
	| 'successPath'
	| 'successValue'
	| 'tokenFrom'
	| 'tokenName'
	| 'tokenPath'
	| 'tokenPlace'
	| 'tokenTemplate';

/** A request that follows the login, as Token Login's further steps have it. */
export type KnownStep = Partial<
	Record<'body' | 'bodyType' | 'headers' | 'method' | 'query' | 'url', string>
>;

/**
 * The settings of Token Login, kind "Custom". `${name}` is the field of this name that a person
 * fills in. What is left out follows from the rest: see `usualSettings.ts`.
 */
export type KnownSettings = Partial<Record<SettingName, string | number>> & {
	/** The request that follows the login, if there is one. */
	step?: KnownStep;
};

/** The settings with all that follows from them. */
export type CompleteSettings = Partial<Record<SettingName, string | number>> & {
	steps?: KnownStep[];
};

/** The login of one API, as its file has it. */
export interface KnownLogin {
	/** Stored in credentials; it never changes. Begins the names of the form's fields. */
	name: string;
	/** The API as people call it. */
	label: string;
	/** Further words by which people look for it. */
	alias?: string[];
	/** Another login whose fields, settings, test and paging are this one's where it has none. */
	like?: KnownLogin;
	/** The 2 to 5 values that a person enters. */
	fields?: Record<string, KnownField>;
	settings?: KnownSettings;
	/** Path of a GET that changes nothing and that every user may call. */
	test?: string;
	/** What people must know to call it, in a sentence or two. */
	note?: string;
	/** How its lists come in pages: the node's paging mode "As the API Does It". */
	paging?: KnownPaging;
	documentation: Documentation;
}

/** Where a login is documented, and what it was compared with. */
export interface Documentation {
	/** The vendor's page about the login. */
	url: string;
	/** The vendor's or a public client's source that was read in the place of that page, or beside it. */
	source?: string;
	/** The vendor's page or source about the pages of lists, if it is another. */
	paging?: string;
	/**
	 * The day (YYYY-MM-DD) on which somebody read them beside this definition; absent: nobody has
	 * since it was written.
	 */
	checked?: string;
}

/** A field with all that the form shows. */
export type CompleteField = KnownField & { label: string; where: string };

/** A login with all that is usual. */
export interface CompleteLogin extends Omit<KnownLogin, 'paging'> {
	area: Area;
	fields: Record<string, CompleteField>;
	settings: CompleteSettings;
	paging?: ListPaging;
}
