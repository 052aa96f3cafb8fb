import { providers } from '../../nodes/AuthenticatedRequest/AuthenticatedRequest.node.ts';
import { parcel } from '../template/credentials/ParcelApi.credentials';

/**
 * The credential types that the node can use. The template is among them, as if it were shipped.
 */
export function allProviders(): typeof providers {
	if (!providers.includes(parcel)) providers.push(parcel);
	return providers;
}
