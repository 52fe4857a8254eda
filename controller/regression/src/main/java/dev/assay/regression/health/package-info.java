/** Whether a device is as fast and as quiet as it was, and how small a change it can show. */
@org.jspecify.annotations.NullMarked
package dev.assay.regression.health;
