import { invalidConfiguration } from '../errors';
import { isObject } from '../values';
import { wrongFieldOf } from './wrongField';

/**
 * Reads the fields of one credential. If a field can't be used, throws an error that names it and
 * the cure.
 */
export class FieldReader {
	constructor(
		private readonly provider: string,
		private readonly credentials: Record<string, unknown>,
	) {}

	/** Returns the field as trimmed text; empty if it is not filled in. */
	text(name: string): string {
		const value = this.credentials[name];
		return value === undefined || value === null ? '' : this.asText(value, name).trim();
	}

	/**
	 * Returns the field exactly as entered, because white space can belong to a password. Throws if
	 * it is empty.
	 */
	secret(name: string, label: string): string {
		const value = this.credentials[name];
		if (value === undefined || value === null || value === '') throw this.missing(label);
		return this.asText(value, label);
	}

	required(name: string, label: string): string {
		const value = this.text(name);
		if (value === '') throw this.missing(label);
		return value;
	}

	/** Returns a positive number; `fallback` if the field is empty. */
	positiveNumber(name: string, label: string, fallback: number): number {
		const text = this.text(name);
		const value = text === '' ? fallback : Number(text);
		if (Number.isFinite(value) && value > 0) return value;
		throw wrongFieldOf(this.provider, label, 'must be a number above 0');
	}

	/** Returns an http(s) URL without a trailing slash, query or fragment. */
	url(name: string, label: string): string {
		const value = this.required(name, label);
		let parsed: URL | undefined;
		try {
			parsed = new URL(value);
		} catch {
			// Reported below, together with foreign schemes.
		}
		if (parsed?.protocol !== 'https:' && parsed?.protocol !== 'http:') {
			throw wrongFieldOf(
				this.provider,
				label,
				'must be a whole URL that starts with https:// (or http://)',
			);
		}
		if (parsed.username || parsed.password) {
			throw invalidConfiguration(
				this.provider,
				`the field "${label}" must not hold a user name or password. Put them into their own fields of the credential.`,
			);
		}
		return value.replace(/[?#].*$/, '').replace(/\/+$/, '');
	}

	/**
	 * Returns a value as text. Only an expression can give something other than a text, a number or a
	 * switch.
	 */
	private asText(value: unknown, label: string): string {
		if (!isObject(value) || hasOwnText(value)) return String(value);
		const given = Array.isArray(value) ? 'a list' : 'an object';
		throw wrongFieldOf(this.provider, label, `must be a text, but its expression gives ${given}`);
	}

	private missing(label: string) {
		return invalidConfiguration(
			this.provider,
			`the field "${label}" is empty. Enter it in the credential.`,
		);
	}
}

/** Whether an object has a text of its own, such as a date. */
export function hasOwnText(value: object): boolean {
	const prototype: unknown = Object.getPrototypeOf(value);
	return ![null, Object.prototype, Array.prototype].includes(prototype as object | null);
}
