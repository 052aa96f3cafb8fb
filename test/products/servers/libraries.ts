/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs beside n8n, never inside it */
/** Servers that are libraries. They run in this process, from the folder they were fetched to. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { folderOf, LIGHT } from '../install';

/** Loads a fetched package and returns its default export. The caller knows its type. */
export async function load<T>(name: string): Promise<T> {
	const { resolve } = createRequire(join(folderOf(LIGHT), 'package.json'));
	const loaded = (await import(pathToFileURL(resolve(name)).href)) as { default: T };
	return loaded.default;
}

/** Express's request, as far as it is used here. */
export interface Request extends IncomingMessage {
	body?: Record<string, string>;
	query: Record<string, string>;
}

/** Express's response, as far as it is used here. */
export interface Response extends ServerResponse {
	status(code: number): Response;
	set(headers: Record<string, string>): Response;
	json(body: unknown): void;
	redirect(url: string): void;
}

/** A function that Express runs for a request. */
export type Handler<R extends Request = Request> = (
	request: R,
	response: Response,
	next: (error?: unknown) => void,
) => unknown;

/** An Express application. */
export interface App<R extends Request = Request> {
	(request: IncomingMessage, response: ServerResponse): void;
	use(handler: Handler<R>): void;
	get(path: string, ...handlers: Array<Handler<R>>): void;
	post(path: string, ...handlers: Array<Handler<R>>): void;
}

/** The package `express`. */
export interface Express {
	<R extends Request = Request>(): App<R>;
	json(): Handler;
	urlencoded(options: { extended: boolean }): Handler;
}
