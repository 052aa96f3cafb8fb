/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- runs beside n8n, never inside it */
/**
 * `npm run bench` compares Authenticated Request with HTTP Request, a bare loop and a node that
 * does nothing, in a real n8n. It writes `docs/benchmark.md`. With `--quick` it only shows that the
 * benchmark works. With `--only NAME` it runs one scenario and writes nothing. It fails if the
 * counts are wrong, but never because of the times.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureHost } from '../n8n/host';
import { projectDir } from '../n8n/paths';
import { running } from '../n8n/run';
import { BenchServer } from './benchServer';
import { chart } from './chart';
import { measureConnections } from './connections';
import { wrongCounts } from './counts';
import { measureLoading } from './loading';
import { describeMachine } from './machine';
import { measure, type Measurement } from './measure';
import { RemoteProvider } from './remoteProvider';
import { CHART_PATH, report } from './report';
import { memoryScenario, runsOf, type Scenario, scenarios } from './scenarios';
import { Summaries } from './summary';
import { targetsOf } from './targets';

const say = (line: string) => console.log(line);
const { only, quick: isQuick = false } = parseArgs({
	args: process.argv.slice(2),
	options: { only: { type: 'string' }, quick: { type: 'boolean' } },
}).values;
const isWanted = ({ name }: Scenario) => only === undefined || name === only || name === 'warm-up';

async function bench(): Promise<void> {
	const host = await ensureHost(say);
	const machine = await describeMachine(host);
	const provider = await RemoteProvider.start();
	const runs = runsOf([...scenarios(isQuick), memoryScenario(isQuick)].filter(isWanted));
	say('Preparing n8n …');
	const server = await BenchServer.prepare(host, runs, provider);
	const measurements: Measurement[] = [];
	const execute = async (n8n: Parameters<typeof measure>[2], all: typeof runs) => {
		for (const run of all) {
			const measurement = await measure(run, provider, n8n);
			measurements.push(measurement);
			const { contestant, name, items, kind, delayMs } = run;
			const { nodeMs, lost } = measurement;
			say(
				`  ${name}, ${items} items, ${kind}, ${delayMs} ms: ${contestant} ${nodeMs} ms, ${lost} lost`,
			);
		}
	};
	await server.whileRunning(async (n8n) => {
		await execute(
			n8n,
			runs.filter(({ name }) => name !== 'memory'),
		);
	});
	for (const run of runs.filter(({ name }) => name === 'memory'))
		await server.whileRunning(async (n8n) => await execute(n8n, [run]));
	provider.stop();
	const summaries = new Summaries(measurements);
	if (only !== undefined) {
		for (const { aim, figure, isMet } of targetsOf(summaries))
			say(`${aim}: ${figure}${isMet ? '' : ', not met'}`);
		return tellCounts(measurements);
	}

	say('Loading the package, and connecting over TLS …');
	const findings = {
		machine,
		summaries,
		loading: await measureLoading(host, server.home, server.tarball),
		connections: await measureConnections(host),
	};
	const page = report(findings);
	say(`\n${page}`);
	if (!isQuick) {
		const docs = join(projectDir, 'docs');
		await mkdir(dirname(join(docs, CHART_PATH)), { recursive: true });
		await writeFile(join(docs, CHART_PATH), chart(findings.summaries));
		await writeFile(join(docs, 'benchmark.md'), page);
	}
	tellCounts(measurements);
}

function tellCounts(measurements: Measurement[]): void {
	const problems = measurements.flatMap(wrongCounts);
	if (problems.length === 0) return say('All counts are right.');
	say(`Wrong counts:\n${problems.join('\n')}`);
	process.exitCode = 1;
}

function endAll(code: number): void {
	for (const [child, signal] of running) child.kill(signal);
	process.exit(code);
}

// The programs that were started must not outlive this process.
for (const signal of ['SIGINT', 'SIGTERM'] as const)
	process.once(signal, () => {
		say(`Ended by ${signal}.`);
		endAll(130);
	});
bench().catch((error: Error) => {
	console.error(error.message);
	endAll(1);
});
