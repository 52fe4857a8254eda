/** Boards with a real OpenSSH server each, in network namespaces of this machine, and what {@code ./assay} does to them. */
@org.jspecify.annotations.NullMarked
package dev.assay.acceptance.board;
