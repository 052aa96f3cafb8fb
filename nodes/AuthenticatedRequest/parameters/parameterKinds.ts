/** Checks parameters that must be a text or a number, even if an expression sets them. */
import { isObject } from '../../../credentials/engine/values';
import { invalidParameter } from '../call/callErrors';

/** The labels of these parameters by name. Parameters that may be objects are not in the list. */
const PLAIN: Record<string, string> = {
	method: 'Method',
	contentType: 'Body Content Type',
	rawContentType: 'Content Type',
	inputDataFieldName: 'Input Data Field Name',
	tokenOperation: 'Operation',
};
const PLAIN_OPTIONS: Record<string, string> = {
	itemsPath: 'Options > Items Path',
	proxy: 'Options > Proxy',
	concurrency: 'Options > Concurrency',
	timeout: 'Options > Timeout',
};

/** Throws an error that names the parameter or option if its expression gives an object. */
export function requireKind(name: string, value: unknown): void {
	if (name === 'options' && isObject(value))
		for (const option in PLAIN_OPTIONS) requirePlain(PLAIN_OPTIONS[option], value[option]);
	else if (Object.hasOwn(PLAIN, name)) requirePlain(PLAIN[name], value);
}

function requirePlain(label: string, value: unknown): void {
	if (isObject(value))
		throw invalidParameter(
			label,
			`must be a text or a number, but its expression gives ${Array.isArray(value) ? 'a list' : 'an object'}`,
		);
}
