/** Who goes next: priorities, and fair turns among campaigns. */
@org.jspecify.annotations.NullMarked
package dev.assay.server.queue;
