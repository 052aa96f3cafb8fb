/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs beside n8n, never inside it */
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { StoredCredentials } from '../support/n8nHost';

/** A worker process's message to the process that has the database: reads the row or writes it. */
export interface DatabaseOrder {
	read?: number;
	write?: ICredentialDataDecryptedObject;
}

/** The answer to a read: the row and the number of the order. */
export interface DatabaseAnswer {
	row: ICredentialDataDecryptedObject;
	read: number;
}

/** Credentials in n8n's database, which another process plays. */
export class SharedCredentials extends StoredCredentials {
	private readonly waiting = new Map<number, (row: ICredentialDataDecryptedObject) => void>();

	private asked = 0;

	private isTakingOver = false;

	constructor(private readonly type: string) {
		super();
		process.on('message', (message: object) => {
			if ('row' in message) this.answered(message as DatabaseAnswer);
		});
	}

	/** Sends a change made here to the other process too. */
	set(type: string, data: ICredentialDataDecryptedObject): void {
		super.set(type, data);
		if (!this.isTakingOver) process.send?.({ write: data } satisfies DatabaseOrder);
	}

	async getDecrypted(data: unknown, details: unknown, type: string) {
		const read = ++this.asked;
		const row = await new Promise<ICredentialDataDecryptedObject>((resolve) => {
			this.waiting.set(read, resolve);
			process.send?.({ read } satisfies DatabaseOrder);
		});
		this.isTakingOver = true;
		this.set(this.type, row);
		this.isTakingOver = false;
		return await super.getDecrypted(data, details, type);
	}

	private answered({ row, read }: DatabaseAnswer): void {
		this.waiting.get(read)?.(row);
		this.waiting.delete(read);
	}
}
