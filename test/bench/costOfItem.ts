/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console -- runs beside n8n, never inside it */
/**
 * Measures the processor time per item of the built Authenticated Request and of the bare loop, on
 * n8n-core without the rest of n8n: `npm run build && npx tsx test/bench/costOfItem.ts 1000 9`
 * (items, rounds). The two take turns, so that a busy machine slows both down. With `--cpu-prof`
 * before the file's name, Node writes a CPU profile.
 */
import type { ICredentialDataDecryptedObject, INodeType } from 'n8n-workflow';
import { runNode } from '../support/n8nHost';
import { StoredCredentials } from '../support/storedCredentials';
import { BARE_LOOP_CONCURRENCY } from './contestants';
import { BareLoop } from './nodes/BareLoop.node';
import { BoundedLoop } from './nodes/BoundedLoop.node';
import { RemoteProvider } from './remoteProvider';
import { median } from './statistics';

const BUILT = '../../dist/nodes/AuthenticatedRequest/AuthenticatedRequest.node.js';
const PATH = '/openapi/v2/user/page?pageSize=1&pageIndex=1';
const API = 'cloudCxApi';

/** Wraps a node under another name. Adds its processor time to `costs`, in µs per item. */
function measured(node: INodeType, name: string, costs: number[]): INodeType {
	return {
		description: { ...node.description, name },
		async execute(...given) {
			const before = process.cpuUsage();
			const output = await node.execute?.apply(this, given);
			const { user, system } = process.cpuUsage(before);
			costs.push((user + system) / this.getInputData().length);
			return output ?? [];
		},
	};
}

async function main(): Promise<void> {
	const [items = 1_000, rounds = 9] = process.argv.slice(2).map(Number);
	const { AuthenticatedRequest } = (await import(BUILT)) as {
		AuthenticatedRequest: new () => INodeType;
	};
	const provider = await RemoteProvider.start();
	const stored = new StoredCredentials();
	stored.set(API, provider.credentials.apiKey as ICredentialDataDecryptedObject);
	const bearer = String(provider.credentials.apiKey.apiKey);
	const contestants = [
		{ name: 'ours', node: new AuthenticatedRequest(), parameters: { url: PATH } },
		{
			name: 'bare',
			node: new BareLoop(),
			parameters: { url: provider.url + PATH, bearer, concurrency: BARE_LOOP_CONCURRENCY },
		},
		{
			name: 'bounded',
			node: new BoundedLoop(),
			parameters: { url: provider.url + PATH, bearer, concurrency: BARE_LOOP_CONCURRENCY },
		},
	].map((each) => ({ ...each, costs: [] as number[] }));
	const input = Array.from({ length: items }, () => ({}));
	for (let round = -2; round < rounds; round++) {
		const order = round % 2 === 0 ? contestants : [...contestants].reverse();
		for (const { name, node, parameters, costs } of order) {
			const run = {
				mode: 'trigger',
				items: input,
				parameters: { api: API, ...parameters },
			} as const;
			const other = measured(node, name, costs);
			const { error, items: made } = await runNode(stored, { ...run, other });
			if (error !== undefined) throw error;
			if (made.length !== items) throw new Error(`${name} made ${made.length} items`);
		}
	}
	provider.stop();
	// The first two rounds only warm up.
	const [ours, ...loops] = contestants.map(({ costs }) => costs.slice(2));
	console.log(`Authenticated Request: ${Math.round(median(ours))} µs an item`);
	const names = ['Bare loop', 'The same with a limit, a signal and all digits'];
	for (const [index, loop] of loops.entries()) {
		const ratio = median(loop.map((cost, round) => cost / ours[round]));
		console.log(
			`${names[index]}: ${Math.round(median(loop))} µs an item, ratio ${ratio.toFixed(2)}`,
		);
	}
}

void main();
