/** How an agent is kept running on a board: by systemd, or by a supervisor where there is none. */
@org.jspecify.annotations.NullMarked
package dev.assay.registration.service;
