/** A farm that has measured, gated and seen something: for everything that shows what a farm knows. */
@org.jspecify.annotations.NullMarked
package dev.assay.acceptance.digits;
