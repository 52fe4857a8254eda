/** Variants: what is to be built, who builds it, and what came of it. Each recipe is built once. */
@org.jspecify.annotations.NullMarked
package dev.assay.server.variant;
