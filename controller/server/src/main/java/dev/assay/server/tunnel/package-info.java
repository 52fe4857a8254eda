/** How devices are reached over SSH, and the reverse tunnels for those that cannot reach a controller. */
@org.jspecify.annotations.NullMarked
package dev.assay.server.tunnel;
