/** What registration asks of the controller. */
@org.jspecify.annotations.NullMarked
package dev.assay.registration.farm;
