import type { AllProviders } from '../providers';
import type { ChangingPassword } from './changingPassword';
import type { Editor } from './editor';
import type { Rows } from './rows';

/** The objects that every step uses. */
export interface Stage {
	editor: Editor;
	providers: AllProviders;
	changing: ChangingPassword;
	rows: Rows;
}
