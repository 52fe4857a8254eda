/** What is sent to a board: the agent with the native libraries of one platform, named by the hash of its content. */
@org.jspecify.annotations.NullMarked
package dev.assay.registration.bundle;
