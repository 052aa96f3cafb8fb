/** The parts of a ready-made login: data only, one file per API. */
import type { ListPaging } from '../engine/listPaging';
import type { KnownPaging } from './paging';

/** The areas that group the list of APIs on its page. */
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
 * A value that the user enters. Missing parts come from `usualFields.ts` if it has a field of this
 * name, else from the name itself (`fromName.ts`).
 */
export interface KnownField {
	/** The vendor's own name for the field. */
	label?: string;
	/** What it is, and where the vendor shows it. */
	where?: string;
	/**
	 * `url`: a whole address; its query and trailing slashes are removed. `host`: a host name, which
	 * may be pasted as an address. `secret`: masked. `privateKey`: masked, several lines (PEM).
	 */
	kind?: 'host' | 'privateKey' | 'secret' | 'url';
	/** A choice: its values, with the names that users see. The first is the default. */
	options?: Record<string, string>;
	default?: string;
	example?: string;
	/** Whether it may stay empty. */
	optional?: true;
}

/** The Token Login fields that a definition can set. The switches are set automatically. */
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

/** A request that follows the login, with the fields of Token Login's further steps. */
export type KnownStep = Partial<
	Record<'body' | 'bodyType' | 'headers' | 'method' | 'query' | 'url', string>
>;

/**
 * The settings of Token Login, kind "Custom". `${name}` is the field of this name that the user
 * fills in. Missing settings follow from the others: see `usualSettings.ts`.
 */
export type KnownSettings = Partial<Record<SettingName, string | number>> & {
	/** The request that follows the login, if there is one. */
	step?: KnownStep;
};

/** The settings, completed with those that follow from them. */
export type CompleteSettings = Partial<Record<SettingName, string | number>> & {
	steps?: KnownStep[];
};

/** The login of one API, as its file has it. */
export interface KnownLogin {
	/** Stored in credentials, so it never changes. The names of the form's fields begin with it. */
	name: string;
	/** The API's name, as users know it. */
	label: string;
	/** Other names that users may search for. */
	alias?: string[];
	/**
	 * Another login. Its fields, settings, test and paging are used where this login has none of its
	 * own.
	 */
	like?: KnownLogin;
	/** The 2 to 5 values that the user enters. */
	fields?: Record<string, KnownField>;
	settings?: KnownSettings;
	/** Path of a GET that changes nothing and that every user may call. */
	test?: string;
	/** What users must know to call the API, in a sentence or two. */
	note?: string;
	/** How the API pages its lists. Used by the node's paging mode "As the API Does It". */
	paging?: KnownPaging;
	documentation: Documentation;
}

/** Where a login is documented, and what it was compared with. */
export interface Documentation {
	/** The vendor's page about the login. */
	url: string;
	/**
	 * The source code that was read instead of that page, or in addition: the vendor's or a public
	 * client's.
	 */
	source?: string;
	/** The vendor's page or source about paging, if it is a different one. */
	paging?: string;
	/**
	 * The date (YYYY-MM-DD) on which this definition was last compared with them; absent: never since
	 * it was written.
	 */
	checked?: string;
}

/** A field with all that the form shows. */
export type CompleteField = KnownField & { label: string; where: string };

/** A login completed with everything usual. */
export interface CompleteLogin extends Omit<KnownLogin, 'paging'> {
	area: Area;
	fields: Record<string, CompleteField>;
	settings: CompleteSettings;
	paging?: ListPaging;
}
