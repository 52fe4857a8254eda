/** Which kind of board it is, and what is different from others of its kind. */
@org.jspecify.annotations.NullMarked
package dev.assay.registration.profile;
