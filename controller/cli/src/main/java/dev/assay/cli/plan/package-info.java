/** What a sweep will do, told before it does anything. */
@org.jspecify.annotations.NullMarked
package dev.assay.cli.plan;
