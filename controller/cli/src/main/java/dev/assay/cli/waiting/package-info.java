/** Time that passes, as something that a test can move. */
@org.jspecify.annotations.NullMarked
package dev.assay.cli.waiting;
