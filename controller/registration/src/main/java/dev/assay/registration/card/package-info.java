/** What a person is shown of a device. */
@org.jspecify.annotations.NullMarked
package dev.assay.registration.card;
