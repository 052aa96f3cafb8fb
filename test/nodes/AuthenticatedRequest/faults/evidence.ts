/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs in tests, never in n8n */
import { createRequire } from 'node:module';
import { LoggerProxy, type Logger } from 'n8n-workflow';
import type { Provider } from '../../../providers';
import type { NodeResult, StoredCredentials } from '../../../support/n8nHost';
import { expectNoSecrets as expectNone, secretsIn } from '../../../support/noSecrets';

const coreRequire = createRequire(require.resolve('n8n-core'));
const LEVELS = ['debug', 'info', 'warn', 'error'] as const;

let logged: unknown[] = [];

/** From now on, records what n8n's loggers and the console are given instead of showing it. */
export function recordLogs(): void {
	logged = [];
	const keep = (...args: unknown[]) => void logged.push(args);
	const logger = {
		scoped: () => logger,
		...Object.fromEntries(LEVELS.map((name) => [name, keep])),
	};
	LoggerProxy.init(logger as unknown as Logger);
	const { Container } = coreRequire('@n8n/di') as {
		Container: { set(type: unknown, instance: unknown): void };
	};
	const { Logger: CoreLogger } = coreRequire('@n8n/backend-common') as { Logger: unknown };
	Container.set(CoreLogger, logger);
	for (const name of [...LEVELS, 'log', 'trace'] as const)
		jest.spyOn(console, name).mockImplementation(keep);
}

/**
 * Every text in a value: the names and values of all own properties, including hidden ones. This
 * covers an error's message, stack, cause, description, context and messages.
 */
function textsIn(root: unknown): string[] {
	const texts: string[] = [];
	const seen = new Set<unknown>();
	const left = [root];
	while (left.length > 0) {
		const value = left.pop();
		if (typeof value === 'string') texts.push(value);
		if (typeof value !== 'object' || value === null || seen.has(value)) continue;
		seen.add(value);
		if (Buffer.isBuffer(value)) {
			texts.push(value.toString('latin1'));
			continue;
		}
		if (value instanceof Map || value instanceof Set) left.push(...value.entries());
		for (const key of Reflect.ownKeys(value))
			left.push(String(key), Object.getOwnPropertyDescriptor(value, key)?.value);
	}
	return texts;
}

/** Runs that must contain no secrets, and the provider and credential that have the secrets. */
export interface Evidence {
	provider: Provider;
	type: string;
	stored: StoredCredentials;
	runs: NodeResult[];
}

/**
 * Fails if a password, key, token or refresh token appears in any form: in what n8n stores of the
 * runs, in their items, in their errors with all properties, or in the recorded logs.
 */
export function expectNoSecrets({ provider, type, stored, runs }: Evidence): void {
	const fields = stored.get(type);
	const secrets = [...provider.issued, ...secretsIn(type, fields)];
	const names = ['username', 'clientId'].map((name) => fields[name]);
	const texts = textsIn({ runs, logged });
	// An empty search, or a search for nothing, would prove nothing.
	expect(logged.length).toBeGreaterThan(0);
	expect(secrets.length).toBeGreaterThan(0);
	expectNone(texts.join('\n'), secrets, names as string[]);
}
