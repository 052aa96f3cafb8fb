/** Finds the link to the next page in an answer. */
import { nextLinkIn } from '../../../../../nodes/AuthenticatedRequest/pagination/rules/nextLink';
import { answerOf } from './answer';

const NEXT = '</2>; rel="next"';

it.each<[string, string, unknown, Record<string, string>, unknown]>([
	['the header Link', '', {}, { link: NEXT }, '/2'],
	['no header', '', {}, {}, undefined],
	['another relation', '', {}, { link: '</2>; rel=prev' }, undefined],
	['a text', 'next', { next: '/2' }, {}, '/2'],
	['null', 'next', { next: null }, {}, null],
	['nothing', 'next', {}, {}, undefined],
	['href', 'next', { next: { href: '/2', url: '/3' } }, {}, '/2'],
	['url', 'next', { next: { url: '/2', uri: '/3' } }, {}, '/2'],
	['uri', 'next', { next: { uri: '/2' } }, {}, '/2'],
	['an object without a target', 'next', { next: { a: '/2' } }, {}, { a: '/2' }],
	[
		'a list by rel',
		'links',
		{
			links: [
				{ rel: 'self', href: '/1' },
				{ rel: 'next', href: '/2' },
			],
		},
		{},
		'/2',
	],
	['a list by relation', 'link', { link: [{ relation: 'NEXT', url: '/2' }] }, {}, '/2'],
	['several relations in one', 'l', { l: [{ rel: 'last next', href: '/2' }] }, {}, '/2'],
	['several relations in a list', 'l', { l: [{ rel: ['last', 'next'], href: '/2' }] }, {}, '/2'],
	['a relation that has the word in it', 'l', { l: [{ rel: 'nextPage', href: '/2' }] }, {}, null],
	['a list without next', 'l', { l: [{ rel: 'self', href: '/1' }] }, {}, null],
	['a list of something else', 'l', { l: ['/2'] }, {}, ['/2']],
	[
		'a list of which one is no link',
		'l',
		{ l: [{ rel: 'next', href: '/2' }, 'x'] },
		{},
		[{ rel: 'next', href: '/2' }, 'x'],
	],
	['a header of its own', 'header:X-Next', {}, { 'x-next': '/2' }, '/2'],
	['a header in the form of Link', 'header:X-Links', {}, { 'x-links': ` ${NEXT}` }, '/2'],
	['such a one without next', 'header:X-Links', {}, { 'x-links': '</2>; rel=prev' }, null],
	['a field in the form of Link', 'next', { next: NEXT }, {}, '/2'],
	['what only begins so', 'next', { next: '<2> rel' }, {}, '<2> rel'],
	['what has it further on', 'next', { next: `/2?a=${NEXT}` }, {}, `/2?a=${NEXT}`],
])('%s', (_title, path, body, headers, expected) => {
	expect(nextLinkIn(answerOf(body, headers), path)).toEqual(expected);
});
