/* eslint-disable @typescript-eslint/no-explicit-any -- the answers' shapes are what is tested */
/** The endpoints and settings that all emulators have, for tests of faults and of paging. */
import { type AllProviders } from './index';
import { FAULTY_DATA } from './faults';
import { listed } from './paging';
import { dataIn } from './requests';
import type { PlainRequest } from './types';
import { TOKEN_METHODS, type TokenMethod } from '../support/methods';
import { useProviders } from '../support/lifecycle';

const all = useProviders();

async function send(type: keyof AllProviders, { path, ...init }: PlainRequest) {
	const response = await fetch(all[type].url + path, { ...init, redirect: 'manual' });
	const { status, headers } = response;
	return { status, headers, body: parsed(await response.text()) };
}

function parsed(text: string): any {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

const logInRequest = (row: TokenMethod) => row.request(all[row.type].credentials[row.method]);

async function logIn(row: TokenMethod): Promise<string> {
	return row.tokenOf((await send(row.type, logInRequest(row))).body) as string;
}

describe.each(TOKEN_METHODS.map((row) => [`${row.type}.${row.method}`, row] as const))(
	'%s',
	(_name, row) => {
		const counters = () => all[row.type].counters;

		it('damages answers', async () => {
			const token = await logIn(row);
			const get = async (path: string) => await send(row.type, row.get(path, token));
			const data = async (path: string) => {
				const { body } = await get(path);
				return dataIn(body) as any;
			};
			expect(await data('gzip')).toEqual(FAULTY_DATA);
			expect((await data('invalid-utf8')).name).toBe('Caf\uFFFD');
			expect(await data('truncated')).toMatch(/^\{.*[^}]$/);
			expect((await get('loop')).headers.get('location')).toMatch(/\/loop$/);
			await expect(get('reset')).rejects.toThrow('fetch failed');
			await expect(get('broken-off')).rejects.toThrow('terminated');
			expect(counters().calls).toBe(5);
		});

		it.each([
			['page', (page: number) => `page=${page + 1}&pageSize=4`],
			['offset', (page: number) => `offset=${page * 4}&limit=4`],
			['cursor', (page: number) => (page === 0 ? 'limit=4' : `cursor=after-${page * 4}&limit=4`)],
		])('lists by %s', async (_way, query) => {
			const token = await logIn(row);
			const request = row.get('list', token);
			const joint = request.path.includes('?') ? '&' : '?';
			const page = async (number: number, more = '') => {
				const path = `${request.path}${joint}total=10&${query(number)}${more}`;
				const { status, headers, body } = await send(row.type, { ...request, path });
				return { ...(dataIn(body) as any), link: headers.get('link'), httpStatus: status };
			};
			const first = await page(0);
			expect(first).toMatchObject({ total: 10, totalPages: 3, next_cursor: 'after-4' });
			expect(first.link).toContain(`<${first.next}>; rel="next"`);
			const { origin } = new URL(first.next);
			const second = await send(row.type, { ...request, path: first.next.slice(origin.length) });
			const pages = [first, dataIn(second.body) as any, await page(2)];
			expect(pages.flatMap(({ items }) => items)).toEqual(listed(10));
			expect(pages[2]).toMatchObject({ next: null, next_cursor: null });
			expect(pages[2].link).not.toContain('next');
			expect((await page(3)).items).toEqual([]);
			expect((await page(3, '&beyond=404')).httpStatus).toBe(404);
			expect(await page(0, '&totals=no')).not.toHaveProperty('total');
		});

		it('remembers what it issued, ends tokens after so many calls, and edits logins', async () => {
			const { settings, issued } = all[row.type];
			settings.revokeAfterCalls = 1;
			const token = await logIn(row);
			expect(issued).toContain(token);
			await send(row.type, row.get('empty', token));
			await send(row.type, row.get('empty', token));
			expect(counters()).toMatchObject({ calls: 1, rejected: 1 });
			settings.editLogin = () => '{"edited":true}';
			expect((await send(row.type, logInRequest(row))).body).toEqual({ edited: true });
			expect(counters().logins).toBe(2);
		});
	},
);
