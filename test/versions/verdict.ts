/** What one run of a workflow did, as its provider, its execution and n8n's database tell it. */
export interface Run {
	/** Why the execution failed; empty if it did not. */
	failure: string;
	logins: number;
	/** Requests to the API, whatever they were answered. */
	sent: number;
	/** Those among them without a token. */
	unsigned: number;
	/** Those among them that the provider rejected for the token they had or lacked. */
	rejected: number;
	/** Whether n8n's database held the provider's latest token afterwards, if that was looked up. */
	isSaved?: boolean;
}

/** The runs of one workflow: without a token, with one that has expired, and in a new process. */
export interface Runs {
	first: Run;
	expired: Run;
	anew: Run;
}

type RunName = keyof Runs;

interface Rule {
	runs: RunName[];
	isBroken(run: Run): boolean;
	/** What n8n must have changed then. */
	words: string;
}

const ALL: RunName[] = ['first', 'expired', 'anew'];
const THROWN = 'authenticate threw an error with response.status 401';

/** A rule comes before those that are broken in its wake. */
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

/** How messages and the table call the runs. */
export const RUN_NAMES: Record<RunName, string> = {
	first: 'no token',
	expired: 'expired token',
	anew: 'new process',
};

/** Says in words which behaviour of n8n is not what the credentials rely on; '' if none. */
export function verdict(runs: Runs): string {
	for (const name of ALL) {
		const rule = RULES.find((each) => each.runs.includes(name) && each.isBroken(runs[name]));
		if (rule === undefined) continue;
		const { failure } = runs[name];
		return `${RUN_NAMES[name]}: ${rule.words}${failure === '' ? '' : ` (${failure})`}`;
	}
	return '';
}
