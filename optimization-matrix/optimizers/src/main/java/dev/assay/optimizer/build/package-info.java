/**
 * From a recipe to the file of a variant. Start reading at {@link dev.assay.optimizer.build.VariantBuilder}, which does it;
 * {@link dev.assay.optimizer.build.BuildProcess} does the same in a process of its own, so that a native crash or a model that
 * is too large costs one build and not the farm.
 */
@org.jspecify.annotations.NullMarked
package dev.assay.optimizer.build;
