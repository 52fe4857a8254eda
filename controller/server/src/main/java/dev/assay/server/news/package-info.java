/** Who hears of what happens in the farm. The domains tell it here and know nobody who listens. */
@org.jspecify.annotations.NullMarked
package dev.assay.server.news;
