/** Looks at a deployment from end to end, changes nothing unless asked, and says what is wrong, where, and what to do. */
@org.jspecify.annotations.NullMarked
package dev.assay.cli.doctor;
