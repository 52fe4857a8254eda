/** Which certificate the controller shows: its owner's, or one that it makes for itself and that clients know by its pin. */
@org.jspecify.annotations.NullMarked
package dev.assay.server.tls;
