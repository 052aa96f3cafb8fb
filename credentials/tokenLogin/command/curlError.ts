import { wrongField } from '../template/wrongField';

/** The field's label, for errors. */
export const CURL_FIELD = 'cURL Command';

/** The error for a command that can't be used as it is. */
export const wrongCommand = (problem: string) => wrongField(CURL_FIELD, problem);
