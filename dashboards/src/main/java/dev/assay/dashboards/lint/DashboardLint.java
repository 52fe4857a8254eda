package dev.assay.dashboards.lint;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks dashboards against all rules. Stateless. */
public final class DashboardLint {
    private static final List<Rule> RULES = List.of(
            new IdentityRule(),
            new GridRule(),
            new WordsRule(),
            new ThresholdRule(),
            new SourceRule(),
            new QueryRule(),
            new ColumnRule(),
            new VariableRule());

    private DashboardLint() {}

    /** Everything that breaks a rule; empty when all is well. */
    public static List<Finding> check(List<DashboardFile> files) {
        Findings findings = new Findings();
        Map<String, String> uids = new HashMap<>();
        for (DashboardFile file : files) {
            String other = uids.putIfAbsent(file.uid(), file.name());
            findings.check(other == null, file.name(), "uid is that of " + other, "a uid of its own");
            RULES.forEach(rule -> rule.check(file, findings));
        }
        return findings.all();
    }
}
