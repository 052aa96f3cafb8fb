import { wrongFieldOf } from '../../engine/vendor/wrongField';

/** The credential's name, with which its errors begin. */
export const PROVIDER = 'Token Login API';

/**
 * Creates the error for a field that can't be used as it is.
 *
 * @param isUnsendable whether its value has a character that no header can carry
 */
export const wrongField = (label: string, problem: string, isUnsendable?: boolean) =>
	wrongFieldOf(PROVIDER, label, problem, isUnsendable);
