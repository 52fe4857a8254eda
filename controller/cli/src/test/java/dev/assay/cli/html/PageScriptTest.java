package dev.assay.cli.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PageScriptTest {
    private static final Pattern OUTERMOST = Pattern.compile("(?m)^(?:async )?(?:function|const|let|class) (\\w+)");

    @Test
    void modulesThatShareAScopeHaveDifferentNames() {
        List<String> names = Stream.concat(
                        PageScript.MODULES.stream().map(PageScript::module), Stream.of(PageScript.text("chart.js")))
                .flatMap(text -> OUTERMOST.matcher(text).results().map(found -> found.group(1)))
                .toList();

        assertThat(names).hasSizeGreaterThan(30).doesNotHaveDuplicates();
    }

    @Test
    void nothingIsLeftThatOnlyAModuleMayHold() {
        assertThat(PageScript.MODULES)
                .allSatisfy(name -> assertThat(PageScript.module(name))
                        .doesNotContainPattern("(?m)^(import|export) ")
                        .doesNotContain("</script"));
    }

    @Test
    void noOtherModuleIsNeeded() {
        assertThat(PageScript.MODULES)
                .allSatisfy(name -> assertThat(Pattern.compile("(?m)^import .* from \"\\./(\\w+\\.js)\";")
                                .matcher(PageScript.text("/META-INF/resources/ui/" + name))
                                .results()
                                .map(found -> "app/chart/" + found.group(1)))
                        .isSubsetOf(PageScript.MODULES.subList(0, PageScript.MODULES.indexOf(name))));
    }
}
