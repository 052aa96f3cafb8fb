/** Items Path on an answer that is not JSON: for XML, the error names n8n's XML node. */
import { toItems } from '../../../../nodes/AuthenticatedRequest/answer/toItems';

const itemsOf = (text: string, itemsPath: string) =>
	toItems(
		{
			answer: { status: 200, headers: {}, body: text },
			statusMessage: '',
			rawHeaders: {},
			text,
		},
		{ index: 0, json: {} },
		{ itemsPath },
	);

it.each([
	['<?xml version="1.0"?><list><item>1</item></list>', 'xml:list.item', true],
	[' <list/>', 'list', true],
	['<!DOCTYPE html><p>Hello</p>', 'list', false],
	['<html></html>', 'list', false],
	['plain words', 'list', false],
])('%s with the path %s: names the XML node: %j', (text, path, isNamed) => {
	let failure: unknown;
	try {
		itemsOf(text, path);
	} catch (error) {
		failure = error;
	}
	const { description } = failure as { description: string };
	expect(description).toContain('Options > Items Path needs JSON.');
	expect(description.includes("n8n's XML node")).toBe(isNamed);
});
