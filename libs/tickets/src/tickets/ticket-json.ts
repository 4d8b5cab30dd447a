/**
 * A ticket as the API shows it, put together by PostgreSQL: the one shape for lists, single reads and realtime, so that
 * a row passes through untouched. Times come out as ISO 8601 because that is how the server writes them in JSON.
 */
export function ticketJson(alias: string, queueName: string): string {
  const t = alias;
  const named = (table: string, column: string): string =>
    `(SELECT json_build_object('id', n.id, 'name', n.name) FROM ${table} n WHERE n.id = ${t}.${column})`;
  return `json_build_object(
    'id', ${t}.id, 'protocol', ${t}.protocol, 'status', ${t}.status, 'version', ${t}.version, 'channel', ${t}.channel,
    'inbox', ${named('inbox', 'inbox_id')},
    'queue', CASE WHEN ${t}.queue_id IS NULL THEN NULL ELSE json_build_object('id', ${t}.queue_id, 'name', ${queueName}) END,
    'contact', (SELECT json_build_object('id', n.id, 'name', n.name, 'phone', n.phone, 'customerId', n.customer_id)
                FROM contact n WHERE n.id = ${t}.contact_id),
    'assignee', ${named('user_account', 'assignee_id')},
    'sector', ${named('sector', 'sector_id')},
    'occurrenceType', ${named('occurrence_type', 'occurrence_type_id')},
    'occurrence', ${named('occurrence', 'occurrence_id')},
    'solution', ${named('solution', 'solution_id')},
    'priority', ${t}.priority, 'unread', ${t}.unread,
    'lastMessagePreview', ${t}.last_message_preview, 'lastMessageDirection', ${t}.last_message_direction,
    'lastActivityAt', ${t}.last_activity_at, 'queuedAt', ${t}.queued_at, 'assignedAt', ${t}.assigned_at,
    'createdAt', ${t}.created_at, 'updatedAt', ${t}.updated_at, 'finishedAt', ${t}.finished_at,
    'openedVia', ${t}.opened_via)`;
}
