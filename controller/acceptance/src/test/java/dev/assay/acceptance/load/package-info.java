/** How much a controller can take: a program, begun by {@code .ci/load}, and a small run of it among the tests. */
@org.jspecify.annotations.NullMarked
package dev.assay.acceptance.load;
