import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { PaginationSettings } from './pagination/settings';

/**
 * Reads the node's parameters. One that holds no expression has the same value for every item and
 * is read once: resolving a parameter costs n8n far more than the rest of an item's work.
 */
export class ParameterReader {
	private readonly constants = new Map<string, unknown>();

	private readonly raw: IDataObject;

	constructor(private readonly execution: IExecuteFunctions) {
		this.raw = execution.getNode().parameters as IDataObject;
	}

	get<T>(name: string, itemIndex: number, fallback: T): T {
		if (hasExpression(this.raw[name])) return this.read(name, itemIndex, fallback);
		if (!this.constants.has(name)) this.constants.set(name, this.read(name, itemIndex, fallback));
		return this.constants.get(name) as T;
	}

	/**
	 * The pagination's settings with their expressions unresolved: they speak of answers that are
	 * still to come. The same for all items.
	 */
	rawPagination(): PaginationSettings {
		return this.execution.getNodeParameter(
			'options.pagination.pagination',
			0,
			{},
			{
				rawExpressions: true,
			},
		) as PaginationSettings;
	}

	private read<T>(name: string, itemIndex: number, fallback: T): T {
		return this.execution.getNodeParameter(name, itemIndex, fallback as object) as T;
	}
}

/** n8n marks an expression by a leading equals sign, at any depth of a parameter. */
function hasExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	if (typeof value !== 'object' || value === null) return false;
	return Object.values(value).some(hasExpression);
}
