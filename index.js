// n8n finds nodes and credentials by the paths in package.json; there is nothing to import here.
module.exports = {};
