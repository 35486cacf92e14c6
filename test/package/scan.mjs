// Prints what n8n's scanner finds in a folder, as JSON. Usage: scan.mjs FOLDER [JSON array of patterns]
import {
	analyzePackage,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';

const [folder, patterns] = process.argv.slice(2);
const { passed, message, details } = await analyzePackage(
	folder,
	patterns ? JSON.parse(patterns) : SOURCE_FILE_PATTERNS,
);
process.stdout.write(JSON.stringify({ passed, message, details }));
