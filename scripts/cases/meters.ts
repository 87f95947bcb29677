import type { Named } from './names.ts';

export type Unit = 'count' | 'GB' | 'hour' | 'GB-second';

/** A component of the bill and the keys under which examples say how much of it there is. */
interface Meter {
  readonly component: string;
  readonly unit: Unit;
  readonly keys: readonly string[];
}

const meter = (component: string, unit: Unit, ...keys: readonly string[]): Meter => ({ component, unit, keys });

const CLASSES: readonly (readonly [name: string, ...keys: string[]])[] = [
  ['standard-ia', 'standard_ia', 'sia', 'ia', 'infrequent', 'infrequent_access'], ['one-zone-ia', 'one_zone_ia', 'onezone_ia', 'one_zone', 'onezone', 'zia'],
  ['glacier-ir', 'glacier_ir', 'glacier_instant', 'glacier_instant_retrieval', 'gir'], ['glacier', 'glacier', 'glacier_flexible', 'glacier_flexible_retrieval'], ['deep-archive', 'deep_archive', 'glacier_deep_archive', 'gda'],
  ['tiering-frequent', 'intelligent_tiering_frequent', 'intelligent_tiering', 'it_frequent', 'int_fa'], ['tiering-infrequent', 'intelligent_tiering_infrequent', 'it_infrequent', 'int_ia'],
  ['tiering-archive-instant', 'intelligent_tiering_archive_instant', 'it_archive_instant', 'int_aia'], ['tiering-archive', 'intelligent_tiering_archive', 'it_archive', 'int_aa'], ['tiering-deep-archive', 'intelligent_tiering_deep_archive', 'it_deep_archive', 'int_daa'],
];

const S3_CLASSES: readonly Meter[] = CLASSES.flatMap(([name, ...keys]) => [
  meter(`storage-${name}`, 'GB', ...keys.flatMap((key) => [`${key}_gb`, `${key}_storage_gb`, `${key}_gb_month`, `storage_${key}_gb`])),
  meter(`requests-put-${name}`, 'count', ...keys.flatMap((key) => [`${key}_puts`, `${key}_put_requests`, `${key}_requests_tier1`, `${key}_tier1`])),
  meter(`requests-get-${name}`, 'count', ...keys.flatMap((key) => [`${key}_gets`, `${key}_get_requests`, `${key}_requests_tier2`, `${key}_tier2`])),
  meter(`retrieval-${name}`, 'GB', ...keys.flatMap((key) => [`${key}_retrieval_gb`, `${key}_retrieved_gb`, `retrieval_${key}_gb`, `${key}_data_retrieval_gb`])),
  meter(`transitions-${name}`, 'count', ...keys.flatMap((key) => [`${key}_transitions`, `transitions_${key}`, `lifecycle_${key}`])),
]);

const QUEUE: readonly Meter[] = [
  meter('sends', 'count', 'requests', 'api_requests', 'standard_requests', 'fifo_requests', 'calls', 'messages', 'sends', 'polls', 'empty_receives', ''),
  meter('receives', 'count', 'receives', 'receive_requests'), meter('deletes', 'count', 'deletes', 'delete_requests'),
  meter('fair-sends', 'count', 'fair_requests', 'fair_queue_requests', 'fair_messages'),
];

/** What each kind of node is metered by, with the keys of inputs that say it. The first component is what a bare quantity of it counts. */
export const METERS: Readonly<Record<Named, readonly Meter[]>> = {
  lambda: [
    meter('requests', 'count', 'requests', 'invocations', 'executions', 'calls', 'events', ''),
    meter('duration', 'GB-second', 'gb_seconds', 'gb_s', 'compute_gb_seconds', 'duration_gb_seconds', 'gb_seconds_arm', 'gb_seconds_x86'),
    meter('ephemeral-storage', 'GB-second', 'ephemeral_gb_seconds', 'ephemeral_storage_gb_seconds'),
    meter('provisioned-concurrency', 'GB-second', 'provisioned_gb_seconds', 'provisioned_concurrency_gb_seconds', 'pc_gb_seconds'), meter('provisioned-duration', 'GB-second', 'provisioned_duration_gb_seconds'),
    meter('snapstart-cache', 'GB-second', 'snapstart_cache_gb_seconds', 'snapstart_cache_gb_s', 'cache_gb_seconds'), meter('snapstart-restore', 'GB', 'snapstart_restore_gb', 'snapstart_restored_gb', 'restored_gb', 'restore_gb'),
    meter('response-streaming', 'GB', 'streamed_gb', 'streaming_gb', 'response_streaming_gb', 'stream_gb', 'bytes_streamed_gb', 'response_gb'),
    meter('event-pollers', 'hour', 'epu_hours', 'poller_hours', 'event_poller_hours', 'esm_hours', 'pollers_hours'),
    meter('tenant-environments', 'GB', 'tenant_environments_gb'),
    meter('durable-operations', 'count', 'durable_operations', 'operations', 'durable_ops'), meter('durable-written', 'GB', 'data_written_gb', 'durable_written_gb', 'durable_data_written_gb', 'written_gb'),
    meter('durable-retained', 'GB', 'retained_gb_month', 'data_retained_gb', 'durable_retained_gb', 'durable_data_retained_gb', 'retained_gb'),
    meter('logs', 'GB', 'ingest_gb', 'log_ingest_gb'), meter('log-storage', 'GB', 'log_storage_gb', 'log_stored_gb'), meter('traces', 'count', 'trace_count', 'traced'),
  ],
  'lambda.edge': [meter('requests', 'count', 'requests', 'invocations', ''), meter('duration', 'GB-second', 'gb_seconds', 'gb_s')],
  'apigateway.http': [meter('requests', 'count', 'requests', 'calls', 'api_calls', '')],
  'apigateway.rest': [meter('requests', 'count', 'requests', 'calls', 'api_calls', '')],
  'apigateway.websocket': [meter('messages', 'count', 'messages', ''), meter('connection-minutes', 'count', 'connection_minutes', 'minutes', 'connected_minutes')],
  s3: [
    meter('storage', 'GB', 'gb_month', 'storage_gb', 'standard_gb', 'standard_storage_gb', 'stored_gb', 'gb_months', 'storage_gb_month', 'gb'),
    meter('requests-put', 'count', 'puts', 'put', 'put_requests', 'requests_tier1', 'tier1_requests', 'tier1', 'standard_requests_tier1', 'puts_lists', 'put_post_list', 'put_copy_post_list', 'uploads', 'writes', 'write_requests'),
    meter('requests-get', 'count', 'gets', 'get', 'get_requests', 'requests_tier2', 'tier2_requests', 'tier2', 'standard_requests_tier2', 'get_select', 'downloads', 'reads', 'read_requests'),
    ...S3_CLASSES, meter('tiering-monitoring', 'count', 'monitored_objects', 'intelligent_tiering_objects', 'it_objects', 'monitoring_objects'),
    meter('select-scanned', 'GB', 'select_scanned_gb', 'scanned_gb'), meter('select-returned', 'GB', 'select_returned_gb', 'returned_gb'),
  ],
  cloudfront: [
    meter('transfer-out', 'GB', 'out_gb', 'egress_gb', 'gb', 'transfer_out_gb', 'data_out_gb', 'data_transfer_gb', 'transfer_gb', 'data_transfer_out_gb', 'viewer_gb'), meter('requests', 'count', 'https', 'https_requests', 'requests', 'requests_https', ''),
    meter('requests-http', 'count', 'http', 'http_requests', 'requests_http'), meter('functions', 'count', 'functions', 'function_invocations', 'functions_invocations'), meter('invalidations', 'count', 'invalidations', 'invalidation_paths', 'invalidation_requests'),
    meter('origin-shield', 'count', 'origin_shield_requests', 'origin_shield', 'shield_requests'), meter('field-level-encryption', 'count', 'field_level_encryption_requests', 'fle_requests', 'encryption_requests'), meter('real-time-logs', 'count', 'real_time_log_lines', 'realtime_log_lines', 'log_lines', 'realtime_logs'),
    meter('dedicated-ip', 'count', 'dedicated_ip_certificates', 'custom_ssl_certificates', 'ssl_certificates', 'dedicated_ip'), meter('key-value-reads', 'count', 'key_value_reads', 'keyvaluestore_reads', 'kvs_reads'),
  ],
  dynamodb: [
    meter('write-units', 'count', 'wru', 'write_units', 'write_request_units'), meter('read-units', 'count', 'rru', 'read_units', 'read_request_units'), meter('storage', 'GB', 'storage_gb', 'gb', 'stored_gb', 'data_gb', 'gb_month', 'table_gb'),
    meter('point-in-time-recovery', 'GB', 'pitr_gb', 'point_in_time_recovery_gb', 'pitr_backup_gb', 'continuous_backup_gb'), meter('backup', 'GB', 'backup_gb', 'backups_gb', 'on_demand_backup_gb', 'backup_storage_gb', 'warm_backup_gb'),
    meter('restore', 'GB', 'restore_gb', 'restored_gb', 'restores_gb'), meter('stream-reads', 'count', 'stream_reads', 'streams_reads', 'streams_read', 'streams_read_requests', 'streams_requests', 'streams', 'stream_read_requests', 'stream_requests'),
    meter('export', 'GB', 'export_gb', 'exported_gb', 'export_to_s3_gb'), meter('import', 'GB', 'import_gb', 'imported_gb'),
  ],
  'cognito.user-pool': [
    meter('active-users', 'count', 'mau', 'maus', 'users', 'active_users', ''), meter('federated-users', 'count', 'saml_mau', 'saml_oidc_mau', 'federated_mau', 'oidc_mau', 'saml', 'enterprise_mau', 'federated_users', 'saml_users'),
    meter('advanced-security', 'count', 'advanced_security_mau', 'advanced_security_mau_legacy', 'advanced_security_users', 'security_mau'), meter('machine-clients', 'count', 'app_clients', 'm2m_app_clients', 'm2m_clients'), meter('machine-tokens', 'count', 'token_requests', 'm2m_token_requests', 'm2m_tokens', 'tokens'),
  ],
  sns: [
    meter('publishes', 'count', 'publishes', 'requests', 'api_requests', 'messages', 'published', ''),
    meter('deliveries-http', 'count', 'http', 'https', 'http_deliveries', 'http_notifications', 'http_subscriptions', 'deliveries_http', 'http_https'), meter('deliveries-email', 'count', 'email', 'emails', 'email_deliveries', 'email_notifications', 'deliveries_email', 'email_subscriptions'),
    meter('deliveries-push', 'count', 'mobile_push', 'push', 'mobile_push_notifications', 'mobile', 'push_notifications', 'macos', 'mobile_deliveries'), meter('deliveries-firehose', 'count', 'firehose', 'kinesis', 'kinesis_firehose', 'firehose_deliveries', 'kinesis_subscriptions'),
    meter('deliveries-sms', 'count', 'sms', 'sms_messages', 'sms_notifications'), meter('deliveries-function', 'count', 'lambda_deliveries', 'deliveries_lambda'), meter('deliveries-queue', 'count', 'sqs_deliveries', 'deliveries_sqs'),
    meter('payload-filtering', 'GB', 'filtered_gb', 'payload_filtering_gb', 'filter_gb', 'filtering_gb'), meter('transfer-out', 'GB', 'data_out_gb', 'transfer_out_gb', 'out_gb', 'data_transfer_gb', 'data_transfer_out_gb', 'egress_gb'),
  ],
  sqs: QUEUE, 'sqs.fifo': QUEUE, 'sqs.standard': QUEUE,
  'eventbridge.bus': [
    meter('custom-events', 'count', 'custom_events', 'events', 'published_events', 'put_events', 'requests', 'custom', ''), meter('partner-events', 'count', 'partner_events', 'partner', 'third_party_events'),
    meter('archive-events', 'GB', 'archive_gb', 'archive_processing_gb', 'archived_gb', 'archive_events_gb'), meter('archive-storage', 'GB', 'archive_storage_gb', 'archive_stored_gb'), meter('schema-discovery', 'count', 'discovery_events', 'schema_discovery_events', 'schema_events', 'schema_discovery'),
    meter('api-destinations', 'count', 'api_destinations', 'api_destination_invocations', 'api_destination_calls', 'api_destination_requests'), meter('deliveries-elsewhere', 'count', 'cross_account_events', 'cross_region_events', 'cross_account', 'cross_bus_events'),
  ],
  'eventbridge.schedule': [meter('schedule-invocations', 'count', 'invocations', 'requests', 'scheduler_invocations', 'executions', 'runs', '')],
  'eventbridge.pipe': [meter('pipe-requests', 'count', 'requests', 'pipes_requests', 'events', 'invocations', '')],
  stepfunctions: [meter('transitions', 'count', 'transitions', 'state_transitions', 'standard_transitions'), meter('requests', 'count', 'express_requests', 'express_executions', 'express'), meter('duration', 'GB-second', 'gb_seconds', 'express_gb_seconds', 'gb_s', 'express_duration_gb_seconds')],
  transfer: [
    meter('transfer-out', 'GB', 'gb', 'out_gb', 'internet_gb', 'out', 'outbound_gb', 'internet_out_gb', 'data_out_gb', 'egress_gb', 'out_internet_gb', ''),
    meter('transfer-zones', 'GB', 'intra_region_gb', 'inter_az_gb', 'cross_az_gb', 'between_zones_gb'), meter('transfer-regions', 'GB', 'other_region_gb', 'other_regions_gb', 'inter_region_gb', 'cross_region_gb', 'out_other_region_gb'),
  ],
  logs: [meter('logs', 'GB', 'gb', 'ingest_gb', 'ingested_gb', 'ingestion_gb'), meter('log-storage', 'GB', 'storage_gb', 'stored_gb', 'archive_gb', 'archived_gb')],
  traces: [meter('traces', 'count', 'recorded', 'traces_recorded', 'traces', 'stored', ''), meter('traces-retrieved', 'count', 'retrieved', 'traces_retrieved', 'scanned', 'traces_scanned', 'retrieved_scanned')],
};

/** In what a component of a node is counted. */
export function unitOf(service: Named, component: string): Unit | undefined {
  return METERS[service].find((each) => each.component === component)?.unit ?? MORE[component];
}

/** Components that drafts make of other quantities. */
const MORE: Readonly<Record<string, Unit>> = { 'transfer-out': 'GB', 'transfer-to-origin': 'GB', 'read-capacity': 'hour', 'write-capacity': 'hour', 'fifo-publishes': 'count', 'fifo-published': 'GB', 'fifo-deliveries': 'count', 'fifo-delivered': 'GB', cache: 'hour' };
