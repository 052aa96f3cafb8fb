/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs beside n8n, never inside it */
/** Imported before n8n-core, which logs every failed execution; some of them must fail here. */
process.env.N8N_LOG_LEVEL ??= 'silent';
