import {
	ICredentialsHelper,
	NodeHelpers,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type INode,
	type INodeCredentialsDetails,
} from 'n8n-workflow';
import { credentialType } from './credentialTypes';

/**
 * Stands in for n8n's database: one credential of each type. Decryption and the order of the hooks
 * are as in packages/cli/src/credentials-helper.ts.
 */
export class StoredCredentials extends ICredentialsHelper {
	/** How often a session was written to the database. */
	saves = 0;

	private readonly rows = new Map<string, ICredentialDataDecryptedObject>();

	set(type: string, data: ICredentialDataDecryptedObject): void {
		this.rows.set(type, { ...data });
	}

	get(type: string): ICredentialDataDecryptedObject {
		return { ...this.rows.get(type) };
	}

	/** Saves as n8n's form does: the user's fields change, the hidden ones stay. */
	edit(type: string, changes: ICredentialDataDecryptedObject): void {
		this.set(type, { ...this.get(type), ...changes });
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	getCredentialsProperties(type: string) {
		return credentialType(type).properties;
	}

	getParentTypes(): string[] {
		return [];
	}

	async getDecrypted(_data: unknown, _details: unknown, type: string) {
		const { properties } = credentialType(type);
		const original = this.get(type);
		const decrypted = NodeHelpers.getNodeParameters(
			properties,
			original as IDataObject as never,
			true,
			false,
			null,
			null,
		) as ICredentialDataDecryptedObject;
		// n8n's own fields are kept (packages/cli credentials-helper.ts, `applyDefaultsAndOverwrites`).
		for (const name of ['allowedHttpRequestDomains', 'allowedDomains'])
			if (original[name] !== undefined) decrypted[name] = original[name];
		return decrypted;
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		type: string,
		options: IHttpRequestOptions,
	) {
		const { authenticate } = credentialType(type);
		if (typeof authenticate !== 'function') throw new Error(`${type} has no authenticate function`);
		return await authenticate(credentials, options);
	}

	async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		type: string,
		_node: INode,
		credentialsExpired: boolean,
	) {
		if (credentials.accessToken !== '' && !credentialsExpired) return undefined;
		const output = (await credentialType(type).preAuthentication?.call(
			helpers,
			credentials,
		)) as ICredentialDataDecryptedObject;
		if (output.accessToken === undefined) return undefined;
		this.saves++;
		this.set(type, { ...this.get(type), ...output });
		return Object.assign(credentials, output);
	}

	async runPreAuthentication(): Promise<undefined> {
		return undefined;
	}

	async getCredentials(): Promise<never> {
		throw new Error('not used by a node');
	}

	async updateCredentials(
		_details: INodeCredentialsDetails,
		type: string,
		data: ICredentialDataDecryptedObject,
	) {
		this.set(type, data);
	}

	async updateCredentialsOauthTokenData() {}
}
