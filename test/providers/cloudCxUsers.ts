const FIRST_NAMES = ['Amira', 'Björn', 'Chloé', 'Dmitri', 'Elif', 'Farah'];
const LAST_NAMES = ['Archer', 'Okafor', 'Müller', 'Sato'];

/** A user as CloudCX writes it. */
export interface CloudCxUser {
	id: string;
	loginCode: string;
	roles: string[];
	firstName: string;
	lastName: string;
	email: string;
	phoneNumber: null;
	uniqueCode: null;
}

/** The emulator's 120 fictional users. */
export const CLOUD_CX_USERS: CloudCxUser[] = Array.from({ length: 120 }, (_, index) => ({
	id: `75d86d40-f7d9-4025-8a1c-${String(index).padStart(12, '0')}`,
	loginCode: `user${String(index + 1).padStart(3, '0')}`,
	roles: index % 10 === 0 ? ['Admin', 'Agents'] : ['Agents'],
	firstName: FIRST_NAMES[index % FIRST_NAMES.length],
	lastName: LAST_NAMES[index % LAST_NAMES.length],
	email: `user${index + 1}@cloudcx.example`,
	phoneNumber: null,
	uniqueCode: null,
}));

/**
 * One page of the users that match `keywords`. `pageIndex` counts from 1, the answer's `number`
 * from 0.
 */
export function findUsers({
	pageIndex = '1',
	pageSize = '25',
	keywords = '',
}: Record<string, string>) {
	const size = Math.max(1, Number(pageSize) || 25);
	const number = Math.max(1, Number(pageIndex) || 1) - 1;
	const wanted = keywords.toLowerCase();
	const found = CLOUD_CX_USERS.filter(({ loginCode, firstName, lastName, email }) =>
		[loginCode, firstName, lastName, email].some((text) => text.toLowerCase().includes(wanted)),
	);
	const content = found.slice(number * size, (number + 1) * size);
	return {
		totalPages: Math.ceil(found.length / size),
		totalElements: found.length,
		size,
		number,
		numberOfElements: content.length,
		content,
	};
}
