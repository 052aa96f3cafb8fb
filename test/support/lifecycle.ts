/** Servers that run from the first test of a file to its last. */
import { startAllProviders, type AllProviders } from '../providers';
import { startServer, type TestServer } from './httpServer';

/**
 * All emulators. They run during the surrounding tests and are reset before each test by default.
 */
export function useProviders({ resetsBeforeEach = true } = {}): AllProviders {
	const providers = {} as AllProviders;
	beforeAll(async () => {
		Object.assign(providers, await startAllProviders());
	});
	afterAll(async () => {
		await Promise.all(Object.values(providers).map(async (provider) => await provider.stop()));
	});
	if (resetsBeforeEach)
		beforeEach(() => {
			for (const provider of Object.values(providers)) provider.reset();
		});
	return providers;
}

/** A test's own server. It runs during the surrounding tests. */
export function useServer(handler: Parameters<typeof startServer>[0]): TestServer {
	const server = {} as TestServer;
	beforeAll(async () => {
		Object.assign(server, await startServer(handler));
	});
	afterAll(async () => await server.stop());
	return server;
}
