/** Shared parts of the browser test's cases (`ShownMethod`). */

/** The counts of the three tests if the test only logs in. */
export const LOGIN = { logins: 2, refused: 1, calls: 0, rejected: 0 };
/** The same if the test then tries the token at the test path. */
export const LOGIN_AND_CALL = { ...LOGIN, calls: 2 };
/** The same for a permanent key: there is only the test call. */
export const CALL = { logins: 0, refused: 0, calls: 2, rejected: 1 };

/** What the form says about a login that is refused. */
export const REFUSED =
	/: the login (?:\(step \d of \d\) at http\S+ )?was refused \(HTTP \d+: .+\)\. Check (?:the user name, password or key|"[^"]+" and "[^"]+" in the credential)/;
/** What the form says about a key that is rejected. */
export const REJECTED =
	/: the test call to http\S+ failed \(HTTP 401: .+\)\. Check the token or key in the credential/;

/** A wrong password, for a credential whose test only logs in. */
export const BY_PASSWORD = { secret: 'password', refusal: REFUSED, tests: LOGIN };
