/** The optimizers, put to work for the farm. */
@org.jspecify.annotations.NullMarked
package dev.assay.server.workshop;
