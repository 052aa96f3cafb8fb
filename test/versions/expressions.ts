import type { EditorApi } from '../n8n/api';
import { node } from '../n8n/examples';
import { startCloudCx } from '../providers';
import { item, simple } from '../support/simpleExpressions';
import { execute, install } from './subjects';

const TYPE = 'cloudCxApi';
/**
 * An expression that the node leaves to n8n. With it among its fields, n8n resolves the whole body.
 */
const OTHER = '={{ 1 + 1 }}';

/**
 * Sends a body whose fields are simple expressions: once resolved by the node, and once by n8n with
 * the expression engine that it really uses. Describes the differences; '' if there are none.
 */
export async function differenceOfExpressions(api: EditorApi): Promise<string> {
	const provider = await startCloudCx();
	try {
		const [own, byN8n] = [[...simple], [...simple, OTHER]].map((expressions) =>
			expressions.map((value, index) => ({ name: `f${index}`, value })),
		);
		for (const parameters of [own, byN8n]) {
			const call = node(
				'Authenticated Request',
				'n8n-nodes-authenticated-request.authenticatedRequest',
				1,
				{
					api: TYPE,
					method: 'POST',
					url: '/openapi/v2/echo',
					sendBody: true,
					bodyParameters: { parameters },
				},
			);
			const credential = provider.credentials.oAuth2;
			const subject = { node: call.name, helper: '', provider, credential, call, item };
			const failure = await execute(api, await install(api, subject));
			if (failure !== '') return failure;
		}
		const bodies = provider.requests
			.filter(({ path }) => path.endsWith('/echo'))
			.map(({ body }) => JSON.parse(body) as Record<string, unknown>);
		if (bodies.length !== 2) return `${bodies.length} calls instead of 2`;
		if (bodies[1][`f${simple.length}`] !== 2) return 'n8n did not resolve the second body';
		return simple
			.map((expression, index) => [expression, bodies[0][`f${index}`], bodies[1][`f${index}`]])
			.filter(([, ours, theirs]) => ours !== theirs)
			.map((each) => `${each.map((value) => JSON.stringify(value)).join(': ')}`)
			.join('; ');
	} finally {
		await provider.stop();
	}
}
