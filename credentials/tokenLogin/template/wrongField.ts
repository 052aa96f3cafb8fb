import { invalidConfiguration } from '../../engine/errors';

/** The credential's name, which begins its errors. */
export const PROVIDER = 'Token Login API';

/** A field that can't be used as it is. */
export const wrongField = (label: string, problem: string) =>
	invalidConfiguration(PROVIDER, `the field "${label}" ${problem}. Correct it in the credential.`);
