import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { PaginationSettings } from '../pagination/rules/settings';
import { requireKind } from './parameterKinds';
import { compile, type Resolve, UNKNOWN } from './simpleExpressions';
import { isObject } from '../../../credentials/engine/values';

/**
 * Reads the node's parameters. Resolving one costs n8n far more than the rest of an item's work: one
 * that holds no expression has the same value for every item and is read once, and simple
 * expressions are resolved here.
 */
export class ParameterReader {
	private readonly resolvers = new Map<string, Resolve>();

	private readonly raw: IDataObject;

	constructor(
		private readonly execution: IExecuteFunctions,
		private readonly items: INodeExecutionData[],
	) {
		this.raw = execution.getNode().parameters as IDataObject;
	}

	get<T>(name: string, itemIndex: number, fallback: T): T {
		let resolve = this.resolvers.get(name);
		if (resolve === undefined) {
			resolve = this.resolverOf(name, () => this.read(name, itemIndex, fallback));
			this.resolvers.set(name, resolve);
		}
		const value = resolve(this.items[itemIndex].json);
		return value === UNKNOWN ? this.read(name, itemIndex, fallback) : (value as T);
	}

	/** Whether it was entered as an expression. */
	isExpression(name: string): boolean {
		return hasExpression(this.raw[name]);
	}

	/** A parameter as it was entered, with its expressions unresolved. */
	rawValue(name: string): unknown {
		return this.raw[name];
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

	private resolverOf(name: string, read: () => unknown): Resolve {
		const raw = this.raw[name];
		if (hasExpression(raw)) return compile(raw) ?? (() => UNKNOWN);
		const constant = read();
		return () => constant;
	}

	private read<T>(name: string, itemIndex: number, fallback: T): T {
		const value = this.execution.getNodeParameter(name, itemIndex, fallback as object) as T;
		requireKind(name, value);
		return value;
	}
}

/** n8n marks an expression by a leading equals sign, at any depth of a parameter. */
function hasExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	if (!isObject(value)) return false;
	return Object.values(value).some(hasExpression);
}
