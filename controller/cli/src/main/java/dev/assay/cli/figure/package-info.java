/** Numbers as people read them: never more digits than are known, the same in every language. */
@org.jspecify.annotations.NullMarked
package dev.assay.cli.figure;
