/** How far campaigns and queues are. */
@org.jspecify.annotations.NullMarked
package dev.assay.server.progress;
