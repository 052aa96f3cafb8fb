/** XML that is not there to its end, and what only looks so. */
import { isCutXml } from '../../../../nodes/AuthenticatedRequest/answer/coding/cutXml';

it.each<[string, boolean]>([
	['<a/>', false],
	['<a b=">"/>', false],
	['<a><b>x</b></a>', false],
	['<?xml version="1.0"?>\n<!-- <x> -->\n<a><b/></a>\n<!-- end -->', false],
	['<s:a xmlns:s="u">x</s:a >', false],
	['<a>x</a>\0', false],
	['<a>x</a> and more', false],
	['<!DOCTYPE a [<!ELEMENT a ANY>]><a>x</a>', false],
	['no XML', false],
	['', false],
	['<a><b>x</b', true],
	['<a><b>x</b>', true],
	['<a><b>x</b></', true],
	['<a b="c', true],
	['<a', true],
	['<?xml version="1.0"?>', false],
	['<?xml version="1.0"', true],
	['<!-- a', true],
	['<!DOCTYPE a [<!ELEMENT a ANY', true],
])('%j is cut: %p', (text, isCut) => {
	expect(isCutXml(text)).toBe(isCut);
});
