/** Health checks: a golden model whose answers are known, measured on a device, and judged by the device's own history. */
@org.jspecify.annotations.NullMarked
package dev.assay.server.health;
