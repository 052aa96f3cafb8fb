/**
 * Where a token goes: headers by name, or one parameter. A parameter is a query or a body field by
 * the call's method, unless its place is given. Further headers and query go with every call.
 */
export type Attachment =
	| { kind: 'headers'; headers: Record<string, string>; query?: Record<string, string> }
	| {
			kind: 'parameter';
			name: string;
			value: string;
			place?: 'query' | 'body';
			headers?: Record<string, string>;
			query?: Record<string, string>;
	  };
