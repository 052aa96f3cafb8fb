import type { Area, CompleteField, CompleteLogin, KnownField, KnownLogin } from './definition';
import { fromName } from './fromName';
import { listPaging } from './paging';
import { usualFields } from './usualFields';
import { withUsualSettings } from './usualSettings';

/** Adds the usual parts that the file of a login leaves out. */
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

/** Completes a field. An explanation that is missing everywhere is empty; a test reports it. */
function completeField(name: string, field: KnownField): CompleteField {
	return { ...fromName(name), where: '', ...usualFields[name], ...field };
}
