/** Who may ask for what: two tokens, one for clients and one for agents. */
@org.jspecify.annotations.NullMarked
package dev.assay.server.access;
