/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs in tests, never in n8n */
/** A bug whose place was rewritten can't be put in any more, and `npm run test:random -- --bugs ''` ends there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../mutants/rooms';
import { BUGS } from './bugs';

it.each(BUGS)('the place of the bug "$name" is found once', ({ file, from }) => {
	const text = readFileSync(join(root, file), 'utf8');
	expect(text.split(from)).toHaveLength(2);
});
