/** Servers that a test file needs from its first test to its last. */
import { startAllProviders, type AllProviders } from '../providers';
import { startServer, type TestServer } from './httpServer';

/** All emulators, running during the tests around it and, unless told otherwise, reset before each. */
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

/** A server of the test's own, running during the tests around it. */
export function useServer(handler: Parameters<typeof startServer>[0]): TestServer {
	const server = {} as TestServer;
	beforeAll(async () => {
		Object.assign(server, await startServer(handler));
	});
	afterAll(async () => await server.stop());
	return server;
}
