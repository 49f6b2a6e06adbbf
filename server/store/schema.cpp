#include "server/store/schema.h"

namespace sigma::store {
namespace {

// Times are microseconds since 1970 UTC, durations seconds, flags 0 and 1, lists JSON.
constexpr std::string_view kTables = R"(
CREATE TABLE channels (
    id {text} PRIMARY KEY,
    title {text} NOT NULL,
    mode {text} NOT NULL,
    owner {text} NOT NULL,
    category {text} NOT NULL,
    region {text} NOT NULL,
    priority BIGINT NOT NULL,
    visibility {text} NOT NULL,
    state {text} NOT NULL,
    init_timeout BIGINT NOT NULL,
    reconnect_window BIGINT NOT NULL,
    max_duration BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL)

CREATE INDEX channels_owner ON channels (owner, id)

CREATE INDEX channels_state ON channels (state, id)

CREATE TABLE stream_keys (
    secret {text} PRIMARY KEY,
    channel {text} NOT NULL REFERENCES channels (id) ON DELETE CASCADE,
    ordinal BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT)

CREATE INDEX stream_keys_channel ON stream_keys (channel, ordinal)

CREATE TABLE sessions (
    id {text} PRIMARY KEY,
    channel {text} NOT NULL,
    state {text} NOT NULL,
    input {text} NOT NULL,
    ended_reason {text},
    node {text} NOT NULL,
    remote {text} NOT NULL,
    encoder {text} NOT NULL,
    created_at BIGINT NOT NULL,
    live_at BIGINT,
    ended_at BIGINT,
    media {text} NOT NULL,
    health_score BIGINT NOT NULL,
    health_cause {text} NOT NULL,
    last_sequence BIGINT NOT NULL)

CREATE UNIQUE INDEX sessions_running ON sessions (channel) WHERE state <> 'ended'

CREATE INDEX sessions_node ON sessions (node) WHERE state <> 'ended'

CREATE INDEX sessions_begun ON sessions (created_at, id)

CREATE INDEX sessions_channel ON sessions (channel, created_at, id)

CREATE INDEX sessions_state ON sessions (state, created_at, id)

CREATE INDEX sessions_channel_state ON sessions (channel, state, created_at, id)

CREATE TABLE events (
    position {identity},
    id {text} NOT NULL UNIQUE,
    type {text} NOT NULL,
    happened_at BIGINT NOT NULL,
    channel {text} NOT NULL,
    session {text} NOT NULL,
    sequence BIGINT NOT NULL,
    data {text} NOT NULL)

CREATE INDEX events_type ON events (type, position)

CREATE INDEX events_channel ON events (channel, position)

CREATE INDEX events_session ON events (session, position)

CREATE INDEX events_happened ON events (happened_at, position)

CREATE TABLE webhook_endpoints (
    id {text} PRIMARY KEY,
    url {text} NOT NULL,
    description {text} NOT NULL,
    event_types {text} NOT NULL,
    secrets {text} NOT NULL,
    is_enabled BIGINT NOT NULL,
    disabled_reason {text} NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL)

CREATE TABLE deliveries (
    id {text} PRIMARY KEY,
    endpoint {text} NOT NULL REFERENCES webhook_endpoints (id) ON DELETE CASCADE,
    event_position BIGINT NOT NULL REFERENCES events (position) ON DELETE CASCADE,
    event {text} NOT NULL,
    state {text} NOT NULL,
    attempts BIGINT NOT NULL,
    next_attempt_at BIGINT,
    last_status BIGINT NOT NULL,
    last_error {text} NOT NULL,
    created_at BIGINT NOT NULL,
    finished_at BIGINT,
    UNIQUE (event_position, endpoint))

CREATE INDEX deliveries_due ON deliveries (next_attempt_at, event_position)
    WHERE state = 'pending'

CREATE INDEX deliveries_endpoint_due ON deliveries (endpoint, next_attempt_at, event_position)
    WHERE state = 'pending'

CREATE INDEX deliveries_created ON deliveries (created_at, id)

CREATE INDEX deliveries_event ON deliveries (event, created_at, id)

CREATE INDEX deliveries_state ON deliveries (state, created_at, id)

CREATE INDEX deliveries_endpoint ON deliveries (endpoint, created_at, id)

CREATE INDEX deliveries_endpoint_state ON deliveries (endpoint, state, created_at, id)

CREATE TABLE users (
    id {text} PRIMARY KEY,
    name {text} NOT NULL,
    name_key {text} NOT NULL UNIQUE,
    password_hash {text} NOT NULL,
    role {text} NOT NULL,
    is_enabled BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    last_sign_in BIGINT,
    version BIGINT NOT NULL)

CREATE TABLE refresh_tokens (
    hash {text} PRIMARY KEY,
    family {text} NOT NULL,
    user_id {text} NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT,
    revoked_at BIGINT)

CREATE INDEX refresh_tokens_family ON refresh_tokens (family)

CREATE INDEX refresh_tokens_user ON refresh_tokens (user_id)

CREATE INDEX refresh_tokens_expiry ON refresh_tokens (expires_at)

CREATE TABLE api_tokens (
    id {text} PRIMARY KEY,
    name {text} NOT NULL,
    user_id {text} NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    hash {text} NOT NULL UNIQUE,
    scopes {text} NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT,
    last_used_at BIGINT,
    revoked_at BIGINT)

CREATE INDEX api_tokens_user ON api_tokens (user_id, id)

CREATE TABLE audit_log (
    position {identity},
    happened_at BIGINT NOT NULL,
    actor {text} NOT NULL,
    actor_name {text} NOT NULL,
    token_id {text} NOT NULL,
    remote {text} NOT NULL,
    action {text} NOT NULL,
    target {text} NOT NULL,
    outcome {text} NOT NULL,
    data {text} NOT NULL)

CREATE INDEX audit_log_actor ON audit_log (actor, position)

CREATE INDEX audit_log_action ON audit_log (action, position)

CREATE INDEX audit_log_target ON audit_log (target, position)

CREATE TABLE idempotency_keys (
    principal {text} NOT NULL,
    request_key {text} NOT NULL,
    request_hash {text} NOT NULL,
    status BIGINT NOT NULL,
    headers {text} NOT NULL,
    body {text} NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (principal, request_key))

CREATE INDEX idempotency_keys_expiry ON idempotency_keys (expires_at)

CREATE TABLE settings (
    name {text} PRIMARY KEY,
    value {text} NOT NULL)

CREATE TABLE favourites (
    user_id {text} NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    channel {text} NOT NULL REFERENCES channels (id) ON DELETE CASCADE,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (user_id, channel))

CREATE INDEX favourites_channel ON favourites (channel)

CREATE TABLE nodes (
    id {text} PRIMARY KEY,
    region {text} NOT NULL,
    ingest_urls {text} NOT NULL,
    state {text} NOT NULL,
    started_at BIGINT NOT NULL,
    last_seen BIGINT NOT NULL)
)";

constexpr std::string_view kAuditIsAppendOnlySqlite = R"(
CREATE TRIGGER audit_log_no_update BEFORE UPDATE ON audit_log
BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only');
END

CREATE TRIGGER audit_log_no_delete BEFORE DELETE ON audit_log
BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only');
END
)";

constexpr std::string_view kAuditIsAppendOnlyPostgresql = R"(
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS '
BEGIN
    RAISE EXCEPTION ''the audit log is append-only'';
END'

CREATE TRIGGER audit_log_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()
)";

constexpr std::string_view kRemovedChannels = R"(
CREATE TABLE removed_channels (
    id {text} PRIMARY KEY,
    removed_at BIGINT NOT NULL)

CREATE INDEX removed_channels_removed ON removed_channels (removed_at)
)";

// By the time alone: where a state is asked for too, SQLite walks along the index of states.
constexpr std::string_view kDueDeliveries = R"(
DROP INDEX deliveries_due

CREATE INDEX deliveries_due ON deliveries (next_attempt_at, event_position)
    WHERE next_attempt_at IS NOT NULL
)";

constexpr Migration kMigrations[] = {
    {1, "tables of the control plane", kTables, kAuditIsAppendOnlySqlite,
     kAuditIsAppendOnlyPostgresql},
    {2, "ids of channels that were removed", kRemovedChannels},
    {3, "deliveries by when they are due", kDueDeliveries},
};

}  // namespace

std::span<const Migration> schemaMigrations() {
    return kMigrations;
}

}  // namespace sigma::store
