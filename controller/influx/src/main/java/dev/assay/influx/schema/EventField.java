package dev.assay.influx.schema;

/** What happened in the farm: for annotations and for the log. */
@SuppressWarnings("ImmutableEnumChecker") // a record of texts and enums
public enum EventField implements Field {
    TITLE("title", FieldType.TEXT, Unit.NONE, "a few words"),
    TEXT("text", FieldType.TEXT, Unit.NONE, "what happened, in a sentence"),
    HTML(
            "html",
            FieldType.TEXT,
            Unit.NONE,
            "the same for annotations: HTML, with links to the commit, the campaign and the incident"),
    ACTOR("actor", FieldType.TEXT, Unit.NONE, "who did it; assay when nobody did"),
    WORSE("worse", FieldType.INTEGER, Unit.CODE, "1 when somebody should look at it, else 0"),
    CAMPAIGN("campaign", FieldType.TEXT, Unit.NONE, "id of the campaign that it is about"),
    REVISION("revision", FieldType.TEXT, Unit.NONE, "commit that it is about"),
    BRANCH_NAME("branch_name", FieldType.TEXT, Unit.NONE, "name of the branch that it is about"),
    INCIDENT("incident", FieldType.TEXT, Unit.NONE, "number of the incident that it is about"),
    HEALTH_CODE("health_code", FieldType.INTEGER, Unit.CODE, "health of the device from now on; codes as in telemetry");

    private final FieldFacts facts;

    EventField(String key, FieldType type, Unit unit, String doc) {
        facts = new FieldFacts(key, type, unit, doc);
    }

    @Override
    public FieldFacts facts() {
        return facts;
    }
}
