/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console -- runs beside n8n, never inside it */
/**
 * `npm run test:products`: runs the credentials and the node against other people's products on
 * loopback. It tries expired and revoked tokens, wrong passwords, many items and logouts. A proxy
 * in front of the product counts the logins.
 */
import './quiet';
import { endChildrenWithThis } from '../n8n/run';
import { asTable, hasPassed } from '../n8n/table';
import { fetchInOrder } from './install';
import { PRODUCTS } from './products';
import { COLUMNS, type Row } from './row';
import { tryProduct } from './tryProduct';

const say = (line: string) => console.log(line);

async function start(): Promise<void> {
	const wanted = process.argv.slice(2);
	const chosen = PRODUCTS.filter(
		({ name }) => wanted.length === 0 || wanted.some((each) => name.includes(each)),
	);
	const groups = new Set(chosen.flatMap((product) => product.groups));
	const fetched = fetchInOrder(groups, say);
	const rows: Row[] = [];
	for (const product of chosen) rows.push(...(await tryProduct(product, fetched, say)));
	say(`\n${asTable(COLUMNS, rows)}`);
	process.exit(rows.length > 0 && rows.every(hasPassed) ? 0 : 1);
}

endChildrenWithThis();
start().catch((error: Error) => {
	console.error(error.message);
	process.exit(1);
});
