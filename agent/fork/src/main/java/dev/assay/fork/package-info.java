/**
 * A fresh JVM for each piece of work that may die: a run, a build. Its crash, its hunger for memory or its endless loop
 * costs that piece alone, and it never outlives the process that started it.
 */
@org.jspecify.annotations.NullMarked
package dev.assay.fork;
