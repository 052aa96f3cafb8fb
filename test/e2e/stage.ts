import type { AllProviders } from '../providers';
import type { ChangingPassword } from './changingPassword';
import type { Editor } from './editor';
import type { Rows } from './rows';

/** What every step works with. */
export interface Stage {
	editor: Editor;
	providers: AllProviders;
	changing: ChangingPassword;
	rows: Rows;
}
