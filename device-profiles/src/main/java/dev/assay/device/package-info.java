/** What a board is: its profile, and how a board is recognised. */
@org.jspecify.annotations.NullMarked
package dev.assay.device;
