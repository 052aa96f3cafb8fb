/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs beside n8n, never inside it */
/**
 * Must be imported before n8n-core, which logs every failed execution. Some executions must fail
 * here.
 */
process.env.N8N_LOG_LEVEL ??= 'silent';
