/** What a step of an optimization is: a model and what is known of its data in, a model and what was done to it out. */
@org.jspecify.annotations.NullMarked
package dev.assay.optimizer.pass;
