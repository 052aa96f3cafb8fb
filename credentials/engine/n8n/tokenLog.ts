import { LoggerProxy } from 'n8n-workflow';
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
	LoggerProxy.debug(`${subject.flow.provider}: ${what}`, shownCredential(subject));
}
