/** How those who wait for work learn that there may be some. */
@org.jspecify.annotations.NullMarked
package dev.assay.server.signal;
