import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { requireKind } from './parameterKinds';
import { compile, type Resolve, UNKNOWN } from './simpleExpressions';
import { isObject } from '../../../credentials/engine/values';

/** Reads one parameter of the item that the call is made for. */
export type Get = <T>(name: string, fallback: T) => T;

/**
 * Reads the node's parameters. If n8n resolves a parameter, that takes far longer than the rest of
 * an item's work. So a parameter without expressions, which is the same for all items, is read only
 * once. Simple expressions are resolved by the node itself.
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

	/** True if the parameter contains an expression. */
	isExpression(name: string): boolean {
		return hasExpression(this.raw[name]);
	}

	/** A parameter as it was entered, with its expressions unresolved. */
	rawValue(name: string): unknown {
		return this.raw[name];
	}

	/**
	 * The pagination settings with their expressions unresolved, because these refer to answers that
	 * are still to come. They are the same for all items.
	 */
	rawPagination(): IDataObject {
		return this.execution.getNodeParameter(
			'options.pagination.pagination',
			0,
			{},
			{
				rawExpressions: true,
			},
		) as IDataObject;
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

/** True if a value contains an expression, at any depth. n8n marks one by a leading equals sign. */
function hasExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	if (!isObject(value)) return false;
	return Object.values(value).some(hasExpression);
}
