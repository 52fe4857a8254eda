/** Records over HTTP, with the same JSON rules as on every other side of the wire. */
@org.jspecify.annotations.NullMarked
package dev.assay.server.wire;
