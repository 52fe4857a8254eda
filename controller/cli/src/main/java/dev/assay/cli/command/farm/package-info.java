/** Commands about the farm: devices, tokens, enrolments, the audit log, campaigns. */
@org.jspecify.annotations.NullMarked
package dev.assay.cli.command.farm;
