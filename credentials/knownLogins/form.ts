import type { INodeProperties } from 'n8n-workflow';
import { choice, masked, notice, type Show, text } from '../engine/vendor/formFields';
import type { CompleteField, CompleteLogin } from './definition';
import { formName, pathAfter } from './fields';
import { usualFields } from './usualFields';

const PAGE =
	'https://github.com/authenticated-request/n8n-nodes-authenticated-request/blob/main/docs/ready-made-logins.md';

/** The link target of an API's heading on the page of ready-made logins. */
export function anchorOf(label: string): string {
	return label
		.toLowerCase()
		.replace(/[^\p{L}\p{N} _-]/gu, '')
		.replace(/ /g, '-');
}

/** The choice of API, then the fields of each API. n8n shows only those of the chosen one. */
export function knownLoginForm(definitions: CompleteLogin[]): INodeProperties[] {
	const sorted = [...definitions].sort((one, other) => one.label.localeCompare(other.label));
	// n8n's search compares only the names, so the other names of an API are added to its name.
	const apis = sorted.map(({ name, label, area, alias = [] }): [string, string, string] => [
		name,
		[label, ...alias].join(' · '),
		area,
	]);
	return [
		choice({
			name: 'knownApi',
			displayName: 'API',
			description: 'The API to log in to; type to search. Any other: Token Login API.',
			options: [['', 'Choose the API…'], ...apis],
		}),
		...sorted.flatMap(fieldsOf),
	];
}

/**
 * Says which path calls are under, if the definition adds a path to the address that the user
 * enters.
 */
function whereCallsGo({ fields, settings }: CompleteLogin): string {
	const [name, { label }] = Object.entries(fields)[0];
	const path = pathAfter(name, String(settings.baseUrl));
	return path === '' ? '' : `Calls go to paths under ${path} of “${label}”. `;
}

function fieldsOf(definition: CompleteLogin): INodeProperties[] {
	const { name, label, fields, note, documentation } = definition;
	const show: Show = { knownApi: [name] };
	return [
		...Object.entries(fields).map(([field, known]) =>
			formField(formName(name, field), help(field, known), known, show),
		),
		notice({
			name: formName(name, 'about'),
			displayName: `${whereCallsGo(definition)}${note === undefined ? '' : `${note} `}By the <a href="${documentation.url}" target="_blank">vendor’s documentation</a>. Does your installation differ? <a href="${PAGE}#${anchorOf(label)}" target="_blank">Copy the settings</a> into Token Login API.`,
			show,
		}),
	];
}

/**
 * What a field is and where to find it. It stands under the field, because n8n shows a description
 * only while the mouse is over the label. Username and password need no such hint.
 */
function help(
	field: string,
	{ where }: CompleteField,
): Pick<INodeProperties, 'description' | 'hint'> {
	const isPlace = where.includes(' > ');
	return where === usualFields[field]?.where && !isPlace ? { description: where } : { hint: where };
}

function formField(
	name: string,
	words: Pick<INodeProperties, 'description' | 'hint'>,
	known: CompleteField,
	show: Show,
): INodeProperties {
	const { label, kind, options, example, optional } = known;
	const field = {
		name,
		displayName: label,
		...words,
		...(known.default !== undefined && { default: known.default }),
		show,
	};
	if (options !== undefined) return choice({ ...field, options: Object.entries(options) });
	const line = {
		...field,
		...(!optional && { required: true }),
		...(example !== undefined && { placeholder: example }),
	};
	if (kind === 'privateKey') return masked({ ...line, typeOptions: { rows: 4 } });
	return kind === 'secret' ? masked(line) : text(line);
}
