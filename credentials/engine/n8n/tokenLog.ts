import { LoggerProxy } from 'n8n-workflow';
import { leavingText } from '../leaving';
import type { Subject } from '../session/sessionManager';

/** As much of a fingerprint as it takes to distinguish credentials in a log; shows nothing of their fields. */
const SHOWN_LENGTH = 8;

/** What a log line says of a credential: its type, its server and a short fingerprint; no secret. */
export function shownCredential({ key, flow, fingerprint }: Subject) {
	return {
		credentialType: key.split(':')[0],
		host: new URL(flow.baseUrl).host,
		credential: fingerprint.slice(0, SHOWN_LENGTH),
	};
}

/** Writes to n8n's log, at its level `debug`, what happened to a credential's token. */
export function logTokenEvent(subject: Subject, what: string): void {
	const { flow } = subject;
	logLine(`${flow.provider}: ${what}`, flow.secrets, shownCredential(subject));
}

/** The only place that writes to n8n's log, without the secrets. */
export function logLine(text: string, secrets: string[], details?: object): void {
	LoggerProxy.debug(leavingText(text, secrets), { ...details });
}
