package dev.assay.influx.schema;

/** Where the farm is reached: what links lead to, and a sign of life that needs no device. */
@SuppressWarnings("ImmutableEnumChecker") // a record of texts and enums
public enum FarmField implements Field {
    DEVICES("devices", FieldType.INTEGER, Unit.COUNT, "devices that are not retired"),
    PUBLIC_URL(
            "public_url",
            FieldType.TEXT,
            Unit.NONE,
            "where people reach the controller that wrote it, without a slash at the end"),
    COMMIT_URL(
            "commit_url",
            FieldType.TEXT,
            Unit.NONE,
            "what a revision is put behind to see its commit; without assay.commit-url the campaigns that measured it");

    private final FieldFacts facts;

    FarmField(String key, FieldType type, Unit unit, String doc) {
        facts = new FieldFacts(key, type, unit, doc);
    }

    @Override
    public FieldFacts facts() {
        return facts;
    }
}
