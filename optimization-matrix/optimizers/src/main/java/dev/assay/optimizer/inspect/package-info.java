/** What a sweep must know of a model, read from its file alone. */
@org.jspecify.annotations.NullMarked
package dev.assay.optimizer.inspect;
