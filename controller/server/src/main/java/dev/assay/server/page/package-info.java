/** Where the pages for people are found. What they are made of is in the room {@code controller/pages}. */
@org.jspecify.annotations.NullMarked
package dev.assay.server.page;
