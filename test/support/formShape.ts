import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** What a field says in words, which anybody may change; its label is named by errors and pages. */
const WORDS = ['description', 'placeholder', 'hint', 'displayName', 'name'];

type Entry = NonNullable<INodeProperties['options']>[number];

const isValue = (option: Entry): option is INodePropertyOptions => 'value' in option;

function shapeOf(field: INodeProperties, path: string): string[] {
	const own = Object.entries(field).filter(
		([name, value]) => !WORDS.includes(name) && name !== 'options' && value !== undefined,
	);
	const options = field.options ?? [];
	const values = options.filter(isValue).map(({ name, value }) => `${value}: ${name}`);
	const rules = { ...Object.fromEntries(own), ...(values.length > 0 && { values }) };
	const name = `${path}${field.name}`;
	const inner = options.flatMap((option): string[] => {
		if (isValue(option)) return [];
		if (!('values' in option)) return shapeOf(option, `${name}.`);
		const group = `${name}.${option.name}`;
		const fields = option.values.flatMap((each) => shapeOf(each, `${group}.`));
		return [`${group}: ${option.displayName}`, ...fields];
	});
	return [`${name}: ${field.displayName} ${JSON.stringify(rules)}`, ...inner];
}

/**
 * A line for each field of a form: its name, its label, and what decides when it shows, what can be
 * entered and what stands there before. Without the words that only a person reads.
 */
export const formShape = (fields: readonly INodeProperties[]): string[] =>
	fields.flatMap((field) => shapeOf(field, ''));
