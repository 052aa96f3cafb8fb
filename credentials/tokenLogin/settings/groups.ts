import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { FieldReader } from '../../engine/vendor/fieldReader';
import type { LoginKind } from './presets';
import type { Read } from './readRequests';

/** A field of a group that is switched off. */
const none: Read = () => '';

/** The groups of the form, each behind a switch. What stands in one that is switched off does not count. */
export class Groups {
	/** Whether the signed assertion is the token itself, so that there is no login. */
	readonly isSignedHere: boolean;

	/** Whether the session is a cookie. */
	readonly isCookie: boolean;

	constructor(
		private readonly credentials: ICredentialDataDecryptedObject,
		readonly fields: FieldReader,
		readonly kind: LoginKind,
	) {
		this.isSignedHere = kind === 'signedJwt';
		this.isCookie = kind === 'cookie';
	}

	/** Reads a field that is in no group. */
	readonly read: Read = (name) => this.fields.text(name);

	/** Whether the group is switched on. */
	isOn(group: string): boolean {
		return this.credentials[group] === true;
	}

	/** The same for a group that says something of the login. */
	isOnAtLogin(group: string): boolean {
		return this.isOn(group) && !this.isSignedHere;
	}

	/** Reads the fields of a group. */
	in(group: string): Read {
		return this.isOn(group) ? this.read : none;
	}

	/** The same for a group that says something of the login. */
	atLogin(group: string): Read {
		return this.isOnAtLogin(group) ? this.read : none;
	}

	/** The same for a group that does not show for a session that is a cookie. */
	exceptCookie(group: string): Read {
		return this.isCookie ? none : this.in(group);
	}
}
