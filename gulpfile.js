const { mkdir, readFile, writeFile } = require('node:fs/promises');
const { basename, dirname, join } = require('node:path');
const { dest, parallel, src } = require('gulp');
const manifest = require('./package.json');

const CODEX = 'nodes/AuthenticatedRequest/AuthenticatedRequest.node.json';

/**
 * Copies the icons. The compiled files refer to them by path, so they keep their place under dist.
 */
function copyIcons() {
	return src('icons/*.svg', { encoding: false }).pipe(dest('dist/icons'));
}

/**
 * Writes the codex, which gives n8n's node panel the category and search words of the node. The
 * names of the APIs are taken from the compiled files, so that they are written only once.
 */
async function writeCodex() {
	const codex = JSON.parse(await readFile(CODEX, 'utf8'));
	const alias = [...new Set([...codex.alias, ...namesOfCredentials(), ...namesOfReadyMade()])];
	await mkdir(dirname(join('dist', CODEX)), { recursive: true });
	await writeFile(join('dist', CODEX), JSON.stringify({ ...codex, alias }, null, '\t'));
}

/**
 * Names from the credentials' display names: `CAEPE (Keycloak) API` gives `CAEPE` and `Keycloak`.
 */
function namesOfCredentials() {
	return manifest.n8n.credentials.flatMap((path) => {
		const { [basename(path, '.credentials.js')]: Credential } = require(`./${path}`);
		return new Credential().displayName.replace(/\)? API$/, '').split(' (');
	});
}

/**
 * Names of the ready-made logins: `Microsoft Dynamics 365 / Dataverse` gives both, and their
 * aliases.
 */
function namesOfReadyMade() {
	const { definitions } = require('./dist/credentials/knownLogins/definitions');
	return definitions.flatMap(({ label, alias = [] }) => [
		...label.replace(/ \(.*$/, '').split(' / '),
		...alias,
	]);
}

exports['build:icons'] = parallel(copyIcons, writeCodex);
