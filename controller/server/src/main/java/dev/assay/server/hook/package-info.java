/** The operator's own commands that reboot a device or cut its power. */
@org.jspecify.annotations.NullMarked
package dev.assay.server.hook;
