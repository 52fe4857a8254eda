/** All that is known of a campaign, put together from what is stored. */
@org.jspecify.annotations.NullMarked
package dev.assay.server.report;
