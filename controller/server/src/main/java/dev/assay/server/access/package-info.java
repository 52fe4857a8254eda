/** Who is asking, and what they may do: tokens, stored as hashes, and their scopes. */
@org.jspecify.annotations.NullMarked
package dev.assay.server.access;
