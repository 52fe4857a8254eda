package dev.assay.acceptance.chaos.link;

/** Threads that do not keep the program alive. */
final class Threads {
    private Threads() {}

    static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
