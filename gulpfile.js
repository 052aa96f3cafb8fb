const { dest, parallel, src } = require('gulp');

/** Icons are referred to by path from the compiled files: they keep their place under dist. */
function copyIcons() {
	return src('icons/*.svg', { encoding: false }).pipe(dest('dist/icons'));
}

/** Codex files tell n8n's node panel the category and the search words of a node. */
function copyCodex() {
	return src('nodes/**/*.node.json').pipe(dest('dist/nodes'));
}

exports['build:icons'] = parallel(copyIcons, copyCodex);
