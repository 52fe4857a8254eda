package dev.assay.api;

/**
 * One entry of the audit log, newest first at {@code GET /api/v1/audit}.
 *
 * @param actor name of the token
 * @param action {@code device.drain}, {@code token.create}, …
 * @param subject what it was done to
 * @param outcome {@code done} or {@code refused}
 */
public record AuditRow(
        double atEpochSeconds, String actor, String action, String subject, String outcome, String detail) {}
