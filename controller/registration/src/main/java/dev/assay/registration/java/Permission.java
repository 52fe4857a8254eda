package dev.assay.registration.java;

/** Asks the person in front of the terminal. */
@FunctionalInterface
public interface Permission {
    /** Whether the answer is yes; no when there is nobody to ask. */
    boolean allows(String question);
}
