/** Jobs: what is to be measured on which device. Two cells that want the same measurement share one. */
@org.jspecify.annotations.NullMarked
package dev.assay.server.job;
