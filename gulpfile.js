const { mkdir, readFile, writeFile } = require('node:fs/promises');
const { basename, dirname, join } = require('node:path');
const { dest, parallel, src } = require('gulp');
const manifest = require('./package.json');

const CODEX = 'nodes/AuthenticatedRequest/AuthenticatedRequest.node.json';

/** Icons are referred to by path from the compiled files: they keep their place under dist. */
function copyIcons() {
	return src('icons/*.svg', { encoding: false }).pipe(dest('dist/icons'));
}

/**
 * The codex tells n8n's node panel the category and the search words of the node. The names of the
 * APIs are added here, from what has been compiled, so that nobody has to write them twice.
 */
async function writeCodex() {
	const codex = JSON.parse(await readFile(CODEX, 'utf8'));
	const alias = [...new Set([...codex.alias, ...namesOfCredentials(), ...namesOfReadyMade()])];
	await mkdir(dirname(join('dist', CODEX)), { recursive: true });
	await writeFile(join('dist', CODEX), JSON.stringify({ ...codex, alias }, null, '\t'));
}

/** Of `CAEPE (Keycloak) API`: `CAEPE` and `Keycloak`. */
function namesOfCredentials() {
	return manifest.n8n.credentials.flatMap((path) => {
		const { [basename(path, '.credentials.js')]: Credential } = require(`./${path}`);
		return new Credential().displayName.replace(/\)? API$/, '').split(' (');
	});
}

/** Of `Microsoft Dynamics 365 / Dataverse`: both; and the other names of each. */
function namesOfReadyMade() {
	const { definitions } = require('./dist/credentials/knownLogins/definitions');
	return definitions.flatMap(({ label, alias = [] }) => [
		...label.replace(/ \(.*$/, '').split(' / '),
		...alias,
	]);
}

exports['build:icons'] = parallel(copyIcons, writeCodex);
