package dev.assay.cli.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The script of a page that is one file: the controller's pages have modules, which a file cannot load, so that the few it needs are
 * put one after the other into one scope. Their outermost names must differ; a test looks.
 */
final class PageScript {
    /** What makes tables sort; a page without a chart needs no more. */
    static final String TABLES = text("report.js");

    private static final String PAGES = "/META-INF/resources/ui/";

    /** In an order in which nothing is used before it is there. */
    static final List<String> MODULES = List.of(
            "app/chart/scale.js",
            "app/chart/front.js",
            "app/chart/labels.js",
            "app/chart/palette.js",
            "app/chart/scatter.js");

    private static final Pattern IMPORT = Pattern.compile("(?m)^import [^;]*;\n");
    private static final Pattern EXPORT = Pattern.compile("(?m)^export ");

    private PageScript() {}

    /** What draws charts, the chart library included, and makes tables sort. */
    static String withCharts() {
        String modules = MODULES.stream().map(PageScript::module).collect(Collectors.joining());
        return text(PAGES + "echarts/echarts.common.min.js") + "\n(() => {\n\"use strict\";\n" + modules
                + text("chart.js") + "})();\n(() => {\n" + TABLES + "})();\n";
    }

    /** A module without what joins it to others. */
    static String module(String name) {
        return EXPORT.matcher(IMPORT.matcher(text(PAGES + name)).replaceAll("")).replaceAll("");
    }

    /** A text file of the class path. */
    static String text(String name) {
        try (InputStream in = PageScript.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the jars");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
