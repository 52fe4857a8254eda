/** How a request that cannot be fulfilled is answered: always as {@link dev.assay.api.Problem}. */
@org.jspecify.annotations.NullMarked
package dev.assay.server.problem;
