/** Which controllers serve the farm now, and what follows when none did for a while. */
@org.jspecify.annotations.NullMarked
package dev.assay.server.presence;
