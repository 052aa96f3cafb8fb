import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { FieldReader } from '../../engine/vendor/fieldReader';
import type { LoginKind } from './presets';
import type { Read } from './readRequests';

/** Reads the fields of a group that is switched off: all are empty. */
const none: Read = () => '';

/**
 * The groups of the form, each behind a switch. The fields of a group that is switched off count as
 * empty.
 */
export class Groups {
	/** Whether the signed assertion is itself the token, so that there is no login. */
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

	/** The same for a group about the login. It is always off if there is no login. */
	isOnAtLogin(group: string): boolean {
		return this.isOn(group) && !this.isSignedHere;
	}

	/** Reads the fields of a group. */
	in(group: string): Read {
		return this.isOn(group) ? this.read : none;
	}

	/** The same for a group about the login. It is always off if there is no login. */
	atLogin(group: string): Read {
		return this.isOnAtLogin(group) ? this.read : none;
	}

	/** The same for a group that the form hides for the kind Session Cookie. */
	exceptCookie(group: string): Read {
		return this.isCookie ? none : this.in(group);
	}
}
