import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/**
 * The wording of a field, which may be changed freely. The label is compared separately, because
 * errors and pages name it.
 */
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
 * Describes each field of a form in one line: its name, its label, when it shows, what can be
 * entered and its default. Text that only users read is left out.
 */
export const formShape = (fields: readonly INodeProperties[]): string[] =>
	fields.flatMap((field) => shapeOf(field, ''));
