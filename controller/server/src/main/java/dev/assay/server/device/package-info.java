/** The devices of the farm, as their agents presented them. */
@org.jspecify.annotations.NullMarked
package dev.assay.server.device;
