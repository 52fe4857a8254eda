/** What is done to a model before anything else is: the simplifications that every later pass relies on. */
@org.jspecify.annotations.NullMarked
package dev.assay.optimizer.prepare;
