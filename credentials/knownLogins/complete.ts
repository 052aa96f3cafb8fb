import type { Area, CompleteField, CompleteLogin, KnownField, KnownLogin } from './definition';
import { fromName } from './fromName';
import { listPaging } from './paging';
import { usualFields } from './usualFields';
import { withUsualSettings } from './usualSettings';

/** A login with all that its file leaves out because it is usual. */
export function complete(login: KnownLogin, area: Area): CompleteLogin {
	const own = Object.entries({ ...login.like?.fields, ...login.fields });
	const { paging, ...all } = { ...login.like, ...login };
	return {
		...all,
		area,
		fields: Object.fromEntries(own.map(([name, field]) => [name, completeField(name, field)])),
		settings: withUsualSettings({ ...login.like?.settings, ...login.settings }),
		...(paging && { paging: listPaging(paging) }),
	};
}

/** An explanation that nobody gave is empty: a test says so. */
function completeField(name: string, field: KnownField): CompleteField {
	return { ...fromName(name), where: '', ...usualFields[name], ...field };
}
