/** A whole farm on this machine: a controller and an agent as processes of their own, kept alive while somebody needs them. */
@org.jspecify.annotations.NullMarked
package dev.assay.cli.local;
