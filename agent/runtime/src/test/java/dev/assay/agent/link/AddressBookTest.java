package dev.assay.agent.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.protocol.ControllerAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressBookTest {
    private static final ControllerAddress SECOND = new ControllerAddress("https://second", null);

    private final List<List<ControllerAddress>> kept = new ArrayList<>();

    private AddressBook book(String... told) {
        return new AddressBook(List.of(told).stream().map(URI::create).toList(), List.of(), List.of(), kept::add);
    }

    @Test
    void itStaysWithOneUntilToldThatItIsSilentAndComesRound() {
        AddressBook book = book("https://a", "https://b");
        AddressBook.Address first = book.current();

        book.turnAwayFrom(first);
        // Another thread noticed the same.
        book.turnAwayFrom(first);

        assertThat(book).hasToString("https://b");
        book.turnAwayFrom(book.current());
        assertThat(book).hasToString("https://a");
    }

    @Test
    void whatIsLearnedIsKeptOnceAndUsedAfterWhatWasTold() {
        AddressBook book = book("https://a");

        book.learn(List.of(new ControllerAddress("https://a/", null), SECOND));
        book.learn(List.of(new ControllerAddress("https://a/", null), SECOND));

        assertThat(kept).hasSize(1);
        assertThat(book.size()).isEqualTo(2);
        book.turnAwayFrom(book.current());
        assertThat(book).hasToString("https://second");
    }

    @Test
    void aFarmThatDoesNotKnowItsAddressesTakesNoneAway() {
        AddressBook book = new AddressBook(List.of(URI.create("https://a")), List.of(), List.of(SECOND), kept::add);

        book.learn(List.of());

        assertThat(book.size()).isEqualTo(2);
        assertThat(kept).isEmpty();
    }

    @Test
    void itStaysWithTheOneThatAnswersWhenTheFarmForgetsIt() {
        AddressBook book = book("https://a");
        book.learn(List.of(SECOND));
        book.turnAwayFrom(book.current());

        book.learn(List.of(new ControllerAddress("https://third", null)));

        assertThat(book).hasToString("https://second");
        book.turnAwayFrom(book.current());
        assertThat(book).hasToString("https://a");
    }

    @Test
    void anAgentThatBeganWithTlsIsNotTalkedOutOfIt() {
        AddressBook book = book("https://a");

        book.learn(List.of(new ControllerAddress("http://second", null), new ControllerAddress("ftp:x", null)));

        assertThat(book.size()).isEqualTo(1);
        assertThat(kept).isEmpty();
    }

    @Test
    void eachControllerIsKnownByItsOwnPinAndKeepsItsConnections() {
        AddressBook book = book("http://a");
        ControllerAddress pinned = new ControllerAddress("https://second", "A".repeat(43));
        book.learn(List.of(pinned));
        book.turnAwayFrom(book.current());
        AddressBook.Address before = book.current();

        book.learn(List.of(pinned, new ControllerAddress("https://third", null)));

        assertThat(before.tls().context()).isPresent();
        assertThat(book.current().tls()).isSameAs(before.tls());
    }

    @Test
    void aControllerThatCameAfterTheTokenIsKnownBehindATunnelToo() {
        URI tunnel = URI.create("https://127.0.0.1:18420");
        AddressBook book = new AddressBook(List.of(tunnel), List.of("A".repeat(43)), List.of(), kept::add);
        AddressBook.Address before = book.current();

        book.learn(List.of(new ControllerAddress("https://second", "B".repeat(43))));

        assertThat(book.current().url()).isEqualTo(tunnel);
        assertThat(book.current().tls()).isNotSameAs(before.tls());
        assertThat(book.size()).isEqualTo(2);
    }
}
