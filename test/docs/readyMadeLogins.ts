/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- run by hand */
/**
 * `npx tsx test/docs/readyMadeLogins.ts` writes docs/ready-made-logins.md from the definitions. A
 * test fails if the page is out of date.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { format } from 'prettier';
import type { INodeProperties } from 'n8n-workflow';
import type { ListPaging } from '../../credentials/engine/listPaging';
import type {
	CompleteField,
	CompleteLogin,
	Documentation,
	KnownStep,
} from '../../credentials/knownLogins/definition';
import { definitions } from '../../credentials/knownLogins/definitions';
import { isSecret } from '../../credentials/knownLogins/fields';
import { anchorOf } from '../../credentials/knownLogins/form';
import { switchesFor } from '../../credentials/knownLogins/tokenLoginFields';
import { formFields } from '../../credentials/tokenLogin/form/form';

const PAGE = resolve(__dirname, '../../docs/ready-made-logins.md');
/** Fields that Token Login's own form has for a Custom login. */
const OF_THE_FORM = ['username', 'password'];

const INTRODUCTION = `# Ready-made logins

<!-- Written by \`npx tsx test/docs/readyMadeLogins.ts\` from credentials/knownLogins. Do not edit. -->

The credential **Ready-Made Login API** knows how to log in to ${definitions.length} APIs. Choose yours in its field _API_ (type to search), fill in the few fields that then show, and save: n8n tests the login. The token is then kept alive as with every credential of this package, in [Authenticated Request](node.md) and in n8n's HTTP Request (_Authentication → Predefined Credential Type_).

- Paths in the node are under the **Base URL** given below. A whole URL of the same server works too.
- **Pages:** _Options → Pagination → As the API Does It_ reads all pages of an API whose row in the table says so. For any other, choose the mode that its documentation describes.
- **Not run against the vendors:** each login was written from the documentation that is linked here; a date says when it was last compared, with that page or with a public client's source. It is tested against an emulator that accepts nothing else: login, expiry, a dead token, a wrong password, log-out.
- **Something differs in your installation,** such as a path or a version? Choose _Token Login API_ instead, _Kind of Login_ Custom, and copy the settings that are listed below for your API; then change what differs. What they mean is in [its guide](token-login.md).
- **Your API is not here?** A simple login takes four fields in [Token Login API](token-login.md). [To add one here](adding-a-ready-made-login.md) takes one file.
`;

const LABELS = new Map(
	formFields.map(({ name, displayName }: INodeProperties) => [name, displayName]),
);

/** Returns a setting's label in Token Login's form. */
function labelOf(setting: string): string {
	const label = LABELS.get(setting);
	if (label === undefined) throw new Error(`Token Login has no field "${setting}"`);
	return label;
}

/** Returns the label of a choice in Token Login's form. */
function valueOf(setting: string, value: string | number): string {
	const field = formFields.find(({ name, type }) => name === setting && type === 'options');
	const option = field?.options?.find((each) => 'value' in each && each.value === value);
	return option?.name ?? String(value);
}

const cell = (text: string) => text.replace(/\|/g, '\\|').replace(/\n/g, ' ');
const code = (text: string) => `\`${text}\``;

function fieldRow([, field]: [string, CompleteField]): string {
	const { label, where, example, options, optional } = field;
	const more = [
		optional && 'may stay empty',
		example && `such as ${code(example)}`,
		field.default && `usually ${code(field.default)}`,
		options && `one of ${Object.values(options).join(', ')}`,
	].filter(Boolean);
	return `| ${cell(label)} | ${cell(where)}${more.length > 0 ? `; ${cell(more.join(', '))}` : ''} |`;
}

/** Lists Token Login's settings as a user would enter them, each with its exact value. */
function settingsOf({ settings, fields, test }: CompleteLogin): string {
	const { steps = [], ...rest } = settings;
	const order = formFields.map(({ name }) => name);
	const texts = Object.fromEntries(
		Object.entries(rest).sort(([one], [other]) => order.indexOf(one) - order.indexOf(other)),
	);
	const names = Object.keys(fields).filter((name) => !OF_THE_FORM.includes(name));
	const lists = [
		['Values', names.filter((name) => !isSecret(fields[name]))],
		['Secret Values', names.filter((name) => isSecret(fields[name]))],
	] as const;
	const lines = [
		'Kind of Login: Custom',
		...lists
			.filter(([, list]) => list.length > 0)
			.map(([label, list]) => `Further Values > ${label}: ${list.join(', ')}`),
		...switchesFor(settings).map((name) => `${labelOf(name)}: on`),
		...Object.entries(texts).map(([name, value]) => line(labelOf(name), valueOf(name, value))),
		...steps.flatMap(stepLines),
		...(test ? [line('Test Path', test)] : []),
	];
	return lines.join('\n');
}

function stepLines(step: KnownStep, index: number): string[] {
	const { method = 'POST', ...rest } = step;
	const all = { method, ...rest };
	return Object.entries(all).map(([name, value]) =>
		line(`Step ${index + 2} ${name === 'url' ? 'URL' : name}`, value),
	);
}

const line = (label: string, value: string) =>
	value.includes('\n') ? `${label}:\n  ${value.replace(/\n/g, '\n  ')}` : `${label}: ${value}`;

function sourceOf({ url, source, checked }: Documentation): string {
	const page = `[the vendor's documentation](${url})`;
	if (checked === undefined)
		return `Written from ${page} and public clients; not compared with it again since.`;
	if (source === undefined) return `Compared with ${page} on ${checked}.`;
	return `Compared with [public source](${source}) on ${checked}; see also ${page}.`;
}

/** Describes how the API's lists are read, in the terms of the node's pagination. */
function pagesOf(paging: ListPaging, page?: string): string {
	const { itemsPath, pageSizeParameter, parametersIn } = paging;
	const size = pageSizeParameter ? `, ${code(pageSizeParameter)}` : '';
	const place = parametersIn === 'body' ? ' in the body' : '';
	const list = itemsPath ? `items at ${code(itemsPath)}` : 'the list of the answer';
	const source = page ? `, by [its page](${page})` : '';
	return `Pages: ${wayOf(paging)}${size}${place}; ${list}${source}.`;
}

function wayOf(paging: ListPaging): string {
	switch (paging.paginationMode) {
		case 'offset':
			return code(paging.offsetParameter);
		case 'cursor':
			return `${code(paging.cursorParameter)} of ${code(paging.cursorPath)}`;
		case 'nextLink':
			return `the link at ${code(paging.nextLinkPath)}`;
		default:
			return `${code(paging.pageParameter)} from ${paging.firstPage ?? 1}`;
	}
}

/** The section of the page about one API. */
function sectionOf(definition: CompleteLogin): string {
	const { label, alias = [], fields, settings, note, paging, documentation } = definition;
	return [
		`### ${label}`,
		alias.length > 0 ? `Also known as ${alias.join(', ')}.` : '',
		note ?? '',
		`| Field | Where it is |\n| --- | --- |\n${Object.entries(fields).map(fieldRow).join('\n')}`,
		`Base URL: ${code(String(settings.baseUrl))}. ${sourceOf(documentation)}`,
		paging ? pagesOf(paging, documentation.paging) : '',
		`<details><summary>Settings for Token Login</summary>\n\n\`\`\`\n${settingsOf(definition)}\n\`\`\`\n\n</details>`,
	]
		.filter((part) => part !== '')
		.join('\n\n');
}

const byLabel = (one: CompleteLogin, other: CompleteLogin) => one.label.localeCompare(other.label);

function rowOf(definition: CompleteLogin): string {
	const { label, fields, settings, paging } = definition;
	const entered = Object.values(fields).map((field) => field.label);
	return `| [${cell(label)}](#${anchorOf(label)}) | ${cell(entered.join(', '))} | ${settings.releaseUrl ? 'yes' : ''} | ${paging ? 'yes' : ''} |`;
}

/** The whole page, formatted. */
export async function readyMadeLoginsPage(): Promise<string> {
	const areas = [...new Set(definitions.map(({ area }) => area))];
	const inArea = areas.map((area) =>
		definitions.filter((each) => each.area === area).sort(byLabel),
	);
	const tables = inArea.map(
		(list) =>
			`**${list[0].area}**\n\n| API | You enter | Logs out | Pages by itself |\n| --- | --- | --- | --- |\n${list.map(rowOf).join('\n')}`,
	);
	const sections = inArea.map(
		(list) => `## ${list[0].area}\n\n${list.map(sectionOf).join('\n\n')}`,
	);
	const text = [INTRODUCTION, ...tables, ...sections].join('\n\n');
	return await format(text, { parser: 'markdown', printWidth: 100, useTabs: true });
}

if (require.main === module) void readyMadeLoginsPage().then((page) => writeFileSync(PAGE, page));
