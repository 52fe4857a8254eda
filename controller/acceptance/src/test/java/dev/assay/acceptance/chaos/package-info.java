/** A farm of real processes under seeded faults, and a judge who looks at every cell afterwards. */
@org.jspecify.annotations.NullMarked
package dev.assay.acceptance.chaos;
