/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs in tests, never in n8n */
import 'reflect-metadata';
import { BinaryDataService } from 'n8n-core';
import type { IBinaryData } from 'n8n-workflow';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** The container that n8n-core itself resolves its services from. */
const { Container: container } = createRequire(require.resolve('n8n-core'))('@n8n/di') as {
	Container: { set(type: unknown, instance: unknown): void };
};

/** n8n-core's own binary storage in filesystem mode. `remove` deletes its folder. */
export class BinaryStorage {
	private readonly folder = mkdtempSync(join(tmpdir(), 'binary-storage-'));

	private readonly service: BinaryDataService;

	constructor() {
		const config = { mode: 'filesystem', localStoragePath: this.folder };
		const log = { error() {}, info() {}, warn() {}, debug() {} };
		this.service = new BinaryDataService(config as never, log as never, log as never);
		container.set(BinaryDataService, this.service);
	}

	async start(): Promise<void> {
		await this.service.init();
	}

	async store(bytes: Buffer, fileName: string, mimeType: string): Promise<IBinaryData> {
		const location = { type: 'execution' as const, workflowId: 'test', executionId: 'input' };
		return await this.service.store(location, bytes, { fileName, mimeType, data: '' });
	}

	async read(file: IBinaryData): Promise<Buffer> {
		return await this.service.getAsBuffer(file);
	}

	/** Bytes in all files, including those still being written. */
	get size(): number {
		const files = readdirSync(this.folder, { recursive: true, withFileTypes: true });
		return files
			.filter((entry) => entry.isFile())
			.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
	}

	remove(): void {
		rmSync(this.folder, { recursive: true, force: true });
	}
}
