import type { AllProviders } from '../providers';
import { SHIPPED } from '../providers/registry';
import type { Emulator, ShownMethod } from '../providers/types';
import type { Values } from './fields';

/** One way to log in, and a call that shows that it works. */
export interface Case extends Omit<ShownMethod['browser'], 'parameters'> {
	type: keyof AllProviders;
	method: string;
	/** The name of the credential. */
	name: string;
	/** The values to fill in for Authenticated Request. */
	parameters: Values;
}

/** Sorts cases that fill in a body last, because their parameters stay in the node. */
const fillsBody = ({ parameters }: Case) =>
	Number('sendBody' in parameters && 'method' in parameters);

/** Every way to log in to a vendor's API. */
export function casesOf({ type, title, methods }: Emulator): Case[] {
	return methods
		.map(({ method, browser }): Case => {
			const parameters = browser.parameters as Values;
			return { type, method, name: `${title}, ${method}`, ...browser, parameters };
		})
		.sort((a, b) => fillsBody(a) - fillsBody(b));
}

/** All cases, grouped by credential type. */
export const cases: Case[] = SHIPPED.flatMap(casesOf);
