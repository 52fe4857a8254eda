/** The commands as people type them: options in, one domain called, text and an exit code out. */
@org.jspecify.annotations.NullMarked
package dev.assay.cli.command;
