package dev.assay.influx.schema;

/** What a gate finally says of one metric of one cell. */
@SuppressWarnings("ImmutableEnumChecker") // a record of texts and enums
public enum VerdictField implements Field {
    STATE_CODE(
            "state_code",
            FieldType.INTEGER,
            Unit.CODE,
            "0 PASS, 1 IMPROVED, 2 INCONCLUSIVE or NO_VERDICT, 3 FAIL: from good to bad"),
    STATE("state", FieldType.TEXT, Unit.NONE, "PASS, IMPROVED, INCONCLUSIVE, NO_VERDICT or FAIL"),
    REASON("reason", FieldType.TEXT, Unit.NONE, "why it is what it is, in a few words"),
    EXPLANATION("explanation", FieldType.TEXT, Unit.NONE, "one sentence: what was found, what would be right"),
    BLOCKING(
            "blocking",
            FieldType.INTEGER,
            Unit.CODE,
            "1 when the gate must not let the candidate through: FAIL without a waiver; else 0"),
    WAIVED("waived", FieldType.BOOLEAN, Unit.NONE, "whether a waiver was good when the verdict was given"),
    CHANGE(
            "change_share",
            FieldType.FLOAT,
            Unit.SHARE,
            "how far the candidate is from the baseline; positive is a larger figure"),
    CHANGE_LOW("change_low_share", FieldType.FLOAT, Unit.SHARE, "lower end of its interval"),
    CHANGE_HIGH("change_high_share", FieldType.FLOAT, Unit.SHARE, "upper end of its interval"),
    CATCH_LIMIT("catch_limit_share", FieldType.FLOAT, Unit.SHARE, "the smallest worsening that must be caught"),
    TOLERATED_LIMIT("tolerated_limit_share", FieldType.FLOAT, Unit.SHARE, "the largest worsening that troubles nobody"),
    SMALLEST_VISIBLE(
            "smallest_visible_share",
            FieldType.FLOAT,
            Unit.SHARE,
            "the smallest change that as many observations would have decided"),
    BASELINE_FIGURE("baseline_figure", FieldType.FLOAT, Unit.OF_METRIC, "figure of the baseline"),
    CANDIDATE_FIGURE("candidate_figure", FieldType.FLOAT, Unit.OF_METRIC, "figure of the candidate"),
    OBSERVATIONS("observations", FieldType.INTEGER, Unit.COUNT, "pairs or examples that the verdict rests on"),
    CAMPAIGN("campaign", FieldType.TEXT, Unit.NONE, "id of the campaign that was judged"),
    BASELINE_CAMPAIGN("baseline_campaign", FieldType.TEXT, Unit.NONE, "id of the campaign that it was compared with"),
    CELL("cell", FieldType.INTEGER, Unit.NONE, "index of the cell in its campaign, from 0"),
    REVISION("revision", FieldType.TEXT, Unit.NONE, "commit that was judged"),
    BASELINE_REVISION("baseline_revision", FieldType.TEXT, Unit.NONE, "commit that it was compared with"),
    BRANCH_NAME("branch_name", FieldType.TEXT, Unit.NONE, "name of the branch, whatever the tag says");

    private final FieldFacts facts;

    VerdictField(String key, FieldType type, Unit unit, String doc) {
        facts = new FieldFacts(key, type, unit, doc);
    }

    @Override
    public FieldFacts facts() {
        return facts;
    }
}
