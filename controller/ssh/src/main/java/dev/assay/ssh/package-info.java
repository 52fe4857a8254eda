/** Connections to boards over SSH: authentication, pinned host keys, jump hosts, commands, files and tunnels. */
@org.jspecify.annotations.NullMarked
package dev.assay.ssh;
