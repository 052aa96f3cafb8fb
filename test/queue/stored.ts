/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs beside n8n, never inside it */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CredentialData } from '../n8n/api';
import { secretsIn } from '../support/noSecrets';
import type { QueueMode } from './queueMode';
import type { Trial } from './trial';

/** The parts of a stored session that a test reads. */
interface StoredSession {
	token: unknown;
	expiresAt?: number;
}

/** Returns the fields of all credentials by ID, decrypted by n8n's own command. */
export async function decryptedCredentials(queue: QueueMode): Promise<Map<string, CredentialData>> {
	const folder = await mkdtemp(join(tmpdir(), 'n8n-queue-credentials-'));
	try {
		const file = join(folder, 'credentials.json');
		await queue.command(['export:credentials', '--all', '--decrypted', `--output=${file}`]);
		const all = JSON.parse(await readFile(file, 'utf8')) as Array<{
			id: string;
			data: CredentialData;
		}>;
		return new Map(all.map(({ id, data }) => [id, data]));
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

/** Describes what is wrong with the session in decrypted fields, if anything. */
export function sessionProblem(data: CredentialData, { provider }: Trial): string | undefined {
	const session = {
		token: data.accessToken,
		...(JSON.parse(String(data.sessionState || '{}')) as object),
	} as StoredSession;
	if (session.token !== provider.issued.at(-1)) return 'the stored token is not the latest';
	if (!((session.expiresAt ?? 0) > Date.now())) return 'no expiry to come is stored';
	return undefined;
}

/** Reports a problem if the database's row holds a secret of the decrypted fields unencrypted. */
export async function encryptionProblem(
	data: CredentialData,
	{ queue, credentialId, provider }: Trial,
): Promise<string | undefined> {
	const row = await queue.postgres.query(
		`SELECT data FROM credentials_entity WHERE id = '${credentialId}'`,
	);
	if (row === '') return 'the credential is not in the database';
	const forms = [row, Buffer.from(row, 'base64').toString('latin1')];
	const secrets = secretsIn(provider.name, data).flatMap((secret) => [
		secret,
		JSON.stringify(secret).slice(1, -1),
	]);
	const isOpen = secrets.some((secret) => forms.some((form) => form.includes(secret)));
	return isOpen ? 'a secret is in the database as it is' : undefined;
}
