/** What one run of a workflow did, according to its provider, its execution and n8n's database. */
export interface Run {
	/** Why the execution failed; empty if it did not. */
	failure: string;
	logins: number;
	/** All requests to the API, whatever the answer. */
	sent: number;
	/** How many of them had no token. */
	unsigned: number;
	/** How many of them the provider rejected because of a dead or missing token. */
	rejected: number;
	/**
	 * Whether n8n's database held the provider's latest token afterwards. Unset if this was not
	 * checked.
	 */
	isSaved?: boolean;
}

/** The runs of one workflow: without a token, with an expired one, and in a new process. */
export interface Runs {
	first: Run;
	expired: Run;
	anew: Run;
}

type RunName = keyof Runs;

interface Rule {
	runs: RunName[];
	isBroken(run: Run): boolean;
	/** What must have changed in n8n if the rule is broken. */
	words: string;
}

const ALL: RunName[] = ['first', 'expired', 'anew'];
const THROWN = 'authenticate threw an error with response.status 401';

/** Each rule comes before those that break as its consequence. */
const RULES: Rule[] = [
	{
		runs: ALL,
		isBroken: ({ unsigned }) => unsigned > 0,
		words: `n8n sent a request without a token, so it went on although ${THROWN}`,
	},
	{
		runs: ALL,
		isBroken: ({ rejected }) => rejected > 0,
		words:
			'n8n sent a dead token: it did not call authenticate for this request, or authenticate did not throw',
	},
	{
		runs: ['first'],
		isBroken: ({ logins, sent }) => logins + sent === 0,
		words: `n8n calls preAuthentication neither for an empty token nor after ${THROWN}, or does not run the node`,
	},
	{
		runs: ['expired'],
		isBroken: ({ logins, sent }) => logins + sent === 0,
		words: `n8n no longer calls preAuthentication after ${THROWN}`,
	},
	{
		runs: ['first', 'expired'],
		isBroken: ({ logins }) => logins === 0,
		words: 'there was no login: the token had not been forgotten or had not expired',
	},
	{
		runs: ['anew'],
		isBroken: ({ logins }) => logins > 0,
		words: 'n8n no longer hands the token that it saved to authenticate',
	},
	{
		runs: ALL,
		isBroken: ({ logins, sent }) => logins > 0 && sent === 0,
		words: 'n8n no longer calls authenticate and sends the request after preAuthentication',
	},
	{
		runs: ALL,
		isBroken: ({ logins }) => logins > 1,
		words: 'n8n calls preAuthentication more than once for one request',
	},
	{
		runs: ALL,
		isBroken: ({ sent }) => sent > 1,
		words: 'n8n sends one request more than once',
	},
	{
		runs: ALL,
		isBroken: ({ isSaved }) => isSaved === false,
		words: 'n8n no longer saves what preAuthentication returns',
	},
	{ runs: ALL, isBroken: ({ sent }) => sent === 0, words: 'n8n sent nothing' },
	{ runs: ALL, isBroken: ({ failure }) => failure !== '', words: 'the execution failed' },
];

/** The names of the runs in messages and in the table. */
export const RUN_NAMES: Record<RunName, string> = {
	first: 'no token',
	expired: 'expired token',
	anew: 'new process',
};

/** Describes how n8n differs from what the credentials rely on; '' if it does not. */
export function verdict(runs: Runs): string {
	for (const name of ALL) {
		const rule = RULES.find((each) => each.runs.includes(name) && each.isBroken(runs[name]));
		if (rule === undefined) continue;
		const { failure } = runs[name];
		return `${RUN_NAMES[name]}: ${rule.words}${failure === '' ? '' : ` (${failure})`}`;
	}
	return '';
}
