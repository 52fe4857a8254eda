package dev.assay.cli.gate;

import dev.assay.api.CampaignReport;
import dev.assay.api.CellRow;
import dev.assay.api.FailureOwner;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * A gate as JUnit XML, which every CI reads: one suite for each device, one case for each verdict. A regression is a failure; what
 * is waived or not decided is skipped, with the reason; a fault of the farm or the sweep is an error and never a failure.
 */
public final class JUnitXml {
    private static final String NO_DEVICE = "no device";

    private final CampaignReport report;
    private final Remedy remedy;
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    private JUnitXml(CampaignReport report) throws XMLStreamException {
        this.report = report;
        this.remedy = new Remedy(report);
        this.xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
    }

    /** One case. */
    private record Case(
            String className, String name, @Nullable Mark mark) {}

    /** Why a case is no pass: {@code failure}, {@code error} or {@code skipped}. */
    private record Mark(String element, String message, String type, String details) {}

    /** The whole document. */
    public static String of(CampaignReport report) {
        try {
            return new JUnitXml(report).write();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a text in memory cannot be written", e);
        }
    }

    private String write() throws XMLStreamException {
        Map<String, List<Case>> suites = suites();
        List<Case> all = suites.values().stream().flatMap(List::stream).toList();
        xml.writeStartDocument("UTF-8", "1.0");
        line(0);
        xml.writeStartElement("testsuites");
        xml.writeAttribute("name", "assay gate " + plain(report.sweep()));
        counts(all);
        for (Map.Entry<String, List<Case>> suite : suites.entrySet()) {
            suite(suite.getKey(), suite.getValue());
        }
        line(0);
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.flush();
        return text + "\n";
    }

    private Map<String, List<Case>> suites() {
        Map<String, List<Case>> suites = new LinkedHashMap<>();
        for (GateLine line : GateLine.of(report)) {
            in(suites, line.cell())
                    .add(new Case(line.subject(), line.verdict().metric().key(), mark(line)));
        }
        for (CellRow cell : GateLine.unjudged(report)) {
            in(suites, cell).add(new Case(cell.model() + " " + cell.variant(), "gate", mark(cell)));
        }
        if (suites.isEmpty()) {
            // A file without any case would be green.
            Mark nothing = new Mark("error", "nothing was judged", "NOTHING_JUDGED", "");
            suites.put(NO_DEVICE, List.of(new Case(report.sweep(), "gate", nothing)));
        }
        return suites;
    }

    private static List<Case> in(Map<String, List<Case>> suites, CellRow cell) {
        String device = cell.device();
        return suites.computeIfAbsent(device == null ? NO_DEVICE : device, name -> new ArrayList<>());
    }

    private @Nullable Mark mark(GateLine line) {
        if (!line.needsAttention()) {
            return null;
        }
        if (line.isFault()) {
            return mark(line.cell());
        }
        String details = line.verdict().explanation() + "\n" + remedy.of(line);
        return new Mark(
                line.blocks() ? "failure" : "skipped",
                line.label() + ": " + line.verdict().explanation(),
                line.verdict().reason().name(),
                details);
    }

    private static Mark mark(CellRow cell) {
        String reason = cell.reason() == null ? "not judged" : cell.reason();
        FailureOwner owner = cell.owner();
        boolean isFinding = owner == FailureOwner.DEVICE;
        return new Mark(
                isFinding ? "skipped" : "error",
                reason,
                owner == null ? cell.state().name() : owner.name(),
                reason);
    }

    private void suite(String device, List<Case> cases) throws XMLStreamException {
        line(1);
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", plain(report.sweep() + " on " + device));
        counts(cases);
        xml.writeAttribute("timestamp", plain(report.createdAt()));
        properties(device);
        for (Case one : cases) {
            write(one);
        }
        line(1);
        xml.writeEndElement();
    }

    private void properties(String device) throws XMLStreamException {
        line(2);
        xml.writeStartElement("properties");
        property("comparison", GateSummary.comparison(report));
        for (String remark : GateSummary.effort(report)) {
            property("gate", remark);
        }
        for (String remark : report.devices().stream()
                .filter(known -> known.name().equals(device))
                .map(known -> String.join(" · ", GateSummary.environment(known)))
                .toList()) {
            property("environment", remark);
        }
        line(2);
        xml.writeEndElement();
    }

    private void property(String name, String value) throws XMLStreamException {
        line(3);
        xml.writeEmptyElement("property");
        xml.writeAttribute("name", name);
        xml.writeAttribute("value", plain(value));
    }

    private void write(Case one) throws XMLStreamException {
        line(2);
        Mark mark = one.mark();
        if (mark == null) {
            xml.writeEmptyElement("testcase");
        } else {
            xml.writeStartElement("testcase");
        }
        xml.writeAttribute("classname", plain(one.className()));
        xml.writeAttribute("name", plain(one.name()));
        if (mark != null) {
            line(3);
            xml.writeStartElement(mark.element());
            xml.writeAttribute("message", plain(mark.message()));
            if (!mark.element().equals("skipped")) {
                xml.writeAttribute("type", mark.type());
            }
            xml.writeCharacters(plain(mark.details()));
            xml.writeEndElement();
            line(2);
            xml.writeEndElement();
        }
    }

    private void counts(List<Case> cases) throws XMLStreamException {
        xml.writeAttribute("tests", Integer.toString(cases.size()));
        xml.writeAttribute("failures", count(cases, "failure"));
        xml.writeAttribute("errors", count(cases, "error"));
        xml.writeAttribute("skipped", count(cases, "skipped"));
    }

    private static String count(List<Case> cases, String element) {
        return Long.toString(cases.stream()
                .map(Case::mark)
                .filter(mark -> mark != null && mark.element().equals(element))
                .count());
    }

    private void line(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    /** Without what XML 1.0 cannot say at all, escaped or not: a message of a crashed program may hold it. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().map(sign -> isXml(sign) ? sign : '\uFFFD').forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static boolean isXml(int sign) {
        boolean isControl = sign < 0x20 && sign != '\t' && sign != '\n' && sign != '\r';
        boolean isHalf = sign >= 0xD800 && sign <= 0xDFFF;
        return !isControl && !isHalf && sign != 0xFFFE && sign != 0xFFFF;
    }
}
