/** What the person who runs the controller can set. */
@org.jspecify.annotations.NullMarked
package dev.assay.server.settings;
