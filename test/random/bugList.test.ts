/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs in tests, never in n8n */
/**
 * Checks that every bug can still be put in. If the code at its place was rewritten, `npm run
 * test:random -- --bugs ''` would stop there.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../mutants/rooms';
import { BUGS } from './bugs';

it.each(BUGS)('the place of the bug "$name" is found once', ({ file, from }) => {
	const text = readFileSync(join(root, file), 'utf8');
	expect(text.split(from)).toHaveLength(2);
});
