// n8n loads the files that package.json names under "n8n"; this one only gives `main` something to point at.
module.exports = {};
