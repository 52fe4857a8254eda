package dev.assay.acceptance.page;

/** A size that pages are looked at in, CSS pixels. */
enum Screen {
    DESKTOP(1280, 900, false),
    PHONE(390, 844, true);

    final int width;
    final int height;
    /** Whether it is touched, and obeys the page's own viewport. */
    final boolean mobile;

    Screen(int width, int height, boolean mobile) {
        this.width = width;
        this.height = height;
        this.mobile = mobile;
    }
}
