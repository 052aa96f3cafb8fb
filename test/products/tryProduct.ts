import type { Group } from './install';
import type { Product } from './product';
import { type Row, rowOf } from './row';
import { SCENARIOS } from './scenarios';

/** So long that no token expires during a row. */
const LONG = { tokenSeconds: 3600 };
/** So short that a row can wait until the token expires. */
const SHORT = { tokenSeconds: 2 };

/**
 * Makes all rows of a product. It is started twice: with long-lived tokens and with short-lived
 * ones.
 */
export async function tryProduct(
	product: Product,
	fetched: (group: Group) => Promise<void>,
	say: (line: string) => void,
): Promise<Row[]> {
	for (const group of product.groups) await fetched(group);
	const rows: Row[] = [];
	for (const isShort of [false, true]) {
		say(`Starting ${product.name} with ${isShort ? 'short' : 'long'} lives of tokens …`);
		const running = await product.start(isShort ? SHORT : LONG);
		try {
			for (const way of running.ways)
				for (const scenario of SCENARIOS)
					if ((scenario.isShort ?? false) === isShort && (scenario.fits?.(way) ?? true))
						rows.push(await rowOf(product.name, running, way, scenario));
		} finally {
			await running.stop();
		}
	}
	return rows;
}
